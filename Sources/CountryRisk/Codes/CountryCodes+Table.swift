extension CountryCodes {
  /// Alpha-3 code, alpha-2 code and short English name (ISO 3166-1; names as in CLDR), with XKX,
  /// a user-assigned code in wide use.
  static let table = """
    ABWAW Aruba;AFGAF Afghanistan;AGOAO Angola;AIAAI Anguilla;ALAAX Åland Islands;ALBAL Albania;\
    ANDAD Andorra;AREAE United Arab Emirates;ARGAR Argentina;ARMAM Armenia;ASMAS American Samoa;\
    ATAAQ Antarctica;ATFTF French Southern Territories;ATGAG Antigua and Barbuda;AUSAU Australia;\
    AUTAT Austria;AZEAZ Azerbaijan;BDIBI Burundi;BELBE Belgium;BENBJ Benin;\
    BESBQ Caribbean Netherlands;BFABF Burkina Faso;BGDBD Bangladesh;BGRBG Bulgaria;BHRBH Bahrain;\
    BHSBS Bahamas;BIHBA Bosnia and Herzegovina;BLMBL St. Barthélemy;BLRBY Belarus;BLZBZ Belize;\
    BMUBM Bermuda;BOLBO Bolivia;BRABR Brazil;BRBBB Barbados;BRNBN Brunei;BTNBT Bhutan;\
    BVTBV Bouvet Island;BWABW Botswana;CAFCF Central African Republic;CANCA Canada;\
    CCKCC Cocos (Keeling) Islands;CHECH Switzerland;CHLCL Chile;CHNCN China;CIVCI Côte d’Ivoire;\
    CMRCM Cameroon;CODCD DR Congo;COGCG Republic of the Congo;COKCK Cook Islands;COLCO Colombia;\
    COMKM Comoros;CPVCV Cabo Verde;CRICR Costa Rica;CUBCU Cuba;CUWCW Curaçao;\
    CXRCX Christmas Island;CYMKY Cayman Islands;CYPCY Cyprus;CZECZ Czechia;DEUDE Germany;\
    DJIDJ Djibouti;DMADM Dominica;DNKDK Denmark;DOMDO Dominican Republic;DZADZ Algeria;\
    ECUEC Ecuador;EGYEG Egypt;ERIER Eritrea;ESHEH Western Sahara;ESPES Spain;ESTEE Estonia;\
    ETHET Ethiopia;FINFI Finland;FJIFJ Fiji;FLKFK Falkland Islands;FRAFR France;\
    FROFO Faroe Islands;FSMFM Micronesia;GABGA Gabon;GBRGB United Kingdom;GEOGE Georgia;GGYGG Guernsey;\
    GHAGH Ghana;GIBGI Gibraltar;GINGN Guinea;GLPGP Guadeloupe;GMBGM Gambia;GNBGW Guinea-Bissau;\
    GNQGQ Equatorial Guinea;GRCGR Greece;GRDGD Grenada;GRLGL Greenland;GTMGT Guatemala;\
    GUFGF French Guiana;GUMGU Guam;GUYGY Guyana;HKGHK Hong Kong;HMDHM Heard and McDonald Islands;\
    HNDHN Honduras;HRVHR Croatia;HTIHT Haiti;HUNHU Hungary;IDNID Indonesia;IMNIM Isle of Man;\
    INDIN India;IOTIO British Indian Ocean Territory;IRLIE Ireland;IRNIR Iran;IRQIQ Iraq;\
    ISLIS Iceland;ISRIL Israel;ITAIT Italy;JAMJM Jamaica;JEYJE Jersey;JORJO Jordan;JPNJP Japan;\
    KAZKZ Kazakhstan;KENKE Kenya;KGZKG Kyrgyzstan;KHMKH Cambodia;KIRKI Kiribati;\
    KNAKN St. Kitts and Nevis;KORKR South Korea;KWTKW Kuwait;LAOLA Laos;LBNLB Lebanon;\
    LBRLR Liberia;LBYLY Libya;LCALC St. Lucia;LIELI Liechtenstein;LKALK Sri Lanka;LSOLS Lesotho;\
    LTULT Lithuania;LUXLU Luxembourg;LVALV Latvia;MACMO Macao;MAFMF St. Martin;MARMA Morocco;\
    MCOMC Monaco;MDAMD Moldova;MDGMG Madagascar;MDVMV Maldives;MEXMX Mexico;\
    MHLMH Marshall Islands;MKDMK North Macedonia;MLIML Mali;MLTMT Malta;MMRMM Myanmar;\
    MNEME Montenegro;MNGMN Mongolia;MNPMP Northern Mariana Islands;MOZMZ Mozambique;\
    MRTMR Mauritania;MSRMS Montserrat;MTQMQ Martinique;MUSMU Mauritius;MWIMW Malawi;\
    MYSMY Malaysia;MYTYT Mayotte;NAMNA Namibia;NCLNC New Caledonia;NERNE Niger;\
    NFKNF Norfolk Island;NGANG Nigeria;NICNI Nicaragua;NIUNU Niue;NLDNL Netherlands;NORNO Norway;\
    NPLNP Nepal;NRUNR Nauru;NZLNZ New Zealand;OMNOM Oman;PAKPK Pakistan;PANPA Panama;\
    PCNPN Pitcairn;PERPE Peru;PHLPH Philippines;PLWPW Palau;PNGPG Papua New Guinea;POLPL Poland;\
    PRIPR Puerto Rico;PRKKP North Korea;PRTPT Portugal;PRYPY Paraguay;PSEPS Palestine;\
    PYFPF French Polynesia;QATQA Qatar;REURE Réunion;ROURO Romania;RUSRU Russia;RWARW Rwanda;\
    SAUSA Saudi Arabia;SDNSD Sudan;SENSN Senegal;SGPSG Singapore;\
    SGSGS South Georgia and South Sandwich Islands;SHNSH St. Helena;SJMSJ Svalbard and Jan Mayen;\
    SLBSB Solomon Islands;SLESL Sierra Leone;SLVSV El Salvador;SMRSM San Marino;SOMSO Somalia;\
    SPMPM St. Pierre and Miquelon;SRBRS Serbia;SSDSS South Sudan;STPST São Tomé and Príncipe;\
    SURSR Suriname;SVKSK Slovakia;SVNSI Slovenia;SWESE Sweden;SWZSZ Eswatini;SXMSX Sint Maarten;\
    SYCSC Seychelles;SYRSY Syria;TCATC Turks and Caicos Islands;TCDTD Chad;TGOTG Togo;\
    THATH Thailand;TJKTJ Tajikistan;TKLTK Tokelau;TKMTM Turkmenistan;TLSTL Timor-Leste;\
    TONTO Tonga;TTOTT Trinidad and Tobago;TUNTN Tunisia;TURTR Türkiye;TUVTV Tuvalu;TWNTW Taiwan;\
    TZATZ Tanzania;UGAUG Uganda;UKRUA Ukraine;UMIUM U.S. Outlying Islands;URYUY Uruguay;\
    USAUS United States;UZBUZ Uzbekistan;VATVA Vatican City;VCTVC St. Vincent and Grenadines;\
    VENVE Venezuela;VGBVG British Virgin Islands;VIRVI U.S. Virgin Islands;VNMVN Vietnam;\
    VUTVU Vanuatu;WLFWF Wallis and Futuna;WSMWS Samoa;XKXXK Kosovo;YEMYE Yemen;ZAFZA South Africa;\
    ZMBZM Zambia;ZWEZW Zimbabwe
    """
}
