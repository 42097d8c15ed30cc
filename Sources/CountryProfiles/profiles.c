#include "CountryProfiles.h"

// The files of the profiles, word for word. A new file needs a line here and one in the table below;
// a test holds both against the folder.

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char mongolia_charts_yaml[] = {
#embed "mongolia/charts.yaml"
};
static const unsigned char mongolia_country_yaml[] = {
#embed "mongolia/country.yaml"
};
static const unsigned char mongolia_dependencies_yaml[] = {
#embed "mongolia/dependencies.yaml"
};
static const unsigned char mongolia_events_yaml[] = {
#embed "mongolia/events.yaml"
};
static const unsigned char mongolia_evidence_yaml[] = {
#embed "mongolia/evidence.yaml"
};
static const unsigned char mongolia_facts_yaml[] = {
#embed "mongolia/facts.yaml"
};
static const unsigned char mongolia_gateways_yaml[] = {
#embed "mongolia/gateways.yaml"
};
static const unsigned char mongolia_partners_yaml[] = {
#embed "mongolia/partners.yaml"
};
static const unsigned char mongolia_series_yaml[] = {
#embed "mongolia/series.yaml"
};
static const unsigned char mongolia_sources_yaml[] = {
#embed "mongolia/sources.yaml"
};
static const unsigned char mongolia_prose_buffers_md[] = {
#embed "mongolia/prose/buffers.md"
};
static const unsigned char mongolia_prose_energy_md[] = {
#embed "mongolia/prose/energy.md"
};
static const unsigned char mongolia_prose_gateways_md[] = {
#embed "mongolia/prose/gateways.md"
};
static const unsigned char mongolia_prose_method_md[] = {
#embed "mongolia/prose/method.md"
};
static const unsigned char mongolia_prose_partners_md[] = {
#embed "mongolia/prose/partners.md"
};
static const unsigned char mongolia_prose_position_md[] = {
#embed "mongolia/prose/position.md"
};
static const unsigned char mongolia_prose_scenarios_md[] = {
#embed "mongolia/prose/scenarios.md"
};
static const unsigned char mongolia_prose_shocks_md[] = {
#embed "mongolia/prose/shocks.md"
};
static const unsigned char mongolia_prose_third_neighbours_md[] = {
#embed "mongolia/prose/third-neighbours.md"
};
static const unsigned char mongolia_prose_trade_md[] = {
#embed "mongolia/prose/trade.md"
};
static const unsigned char mongolia_mn_charts_yaml[] = {
#embed "mongolia/mn/charts.yaml"
};
static const unsigned char mongolia_mn_country_yaml[] = {
#embed "mongolia/mn/country.yaml"
};
static const unsigned char mongolia_mn_dependencies_yaml[] = {
#embed "mongolia/mn/dependencies.yaml"
};
static const unsigned char mongolia_mn_events_yaml[] = {
#embed "mongolia/mn/events.yaml"
};
static const unsigned char mongolia_mn_evidence_yaml[] = {
#embed "mongolia/mn/evidence.yaml"
};
static const unsigned char mongolia_mn_facts_yaml[] = {
#embed "mongolia/mn/facts.yaml"
};
static const unsigned char mongolia_mn_gateways_yaml[] = {
#embed "mongolia/mn/gateways.yaml"
};
static const unsigned char mongolia_mn_partners_yaml[] = {
#embed "mongolia/mn/partners.yaml"
};
static const unsigned char mongolia_mn_series_yaml[] = {
#embed "mongolia/mn/series.yaml"
};
static const unsigned char mongolia_mn_prose_buffers_md[] = {
#embed "mongolia/mn/prose/buffers.md"
};
static const unsigned char mongolia_mn_prose_energy_md[] = {
#embed "mongolia/mn/prose/energy.md"
};
static const unsigned char mongolia_mn_prose_gateways_md[] = {
#embed "mongolia/mn/prose/gateways.md"
};
static const unsigned char mongolia_mn_prose_method_md[] = {
#embed "mongolia/mn/prose/method.md"
};
static const unsigned char mongolia_mn_prose_partners_md[] = {
#embed "mongolia/mn/prose/partners.md"
};
static const unsigned char mongolia_mn_prose_position_md[] = {
#embed "mongolia/mn/prose/position.md"
};
static const unsigned char mongolia_mn_prose_scenarios_md[] = {
#embed "mongolia/mn/prose/scenarios.md"
};
static const unsigned char mongolia_mn_prose_shocks_md[] = {
#embed "mongolia/mn/prose/shocks.md"
};
static const unsigned char mongolia_mn_prose_third_neighbours_md[] = {
#embed "mongolia/mn/prose/third-neighbours.md"
};
static const unsigned char mongolia_mn_prose_trade_md[] = {
#embed "mongolia/mn/prose/trade.md"
};

#define FILE_OF(profile, name, bytes) {profile, name, bytes, sizeof(bytes)}

static const struct embedded_profile_file files[] = {
    FILE_OF("mongolia", "charts.yaml", mongolia_charts_yaml),
    FILE_OF("mongolia", "country.yaml", mongolia_country_yaml),
    FILE_OF("mongolia", "dependencies.yaml", mongolia_dependencies_yaml),
    FILE_OF("mongolia", "events.yaml", mongolia_events_yaml),
    FILE_OF("mongolia", "evidence.yaml", mongolia_evidence_yaml),
    FILE_OF("mongolia", "facts.yaml", mongolia_facts_yaml),
    FILE_OF("mongolia", "gateways.yaml", mongolia_gateways_yaml),
    FILE_OF("mongolia", "partners.yaml", mongolia_partners_yaml),
    FILE_OF("mongolia", "series.yaml", mongolia_series_yaml),
    FILE_OF("mongolia", "sources.yaml", mongolia_sources_yaml),
    FILE_OF("mongolia", "prose/buffers.md", mongolia_prose_buffers_md),
    FILE_OF("mongolia", "prose/energy.md", mongolia_prose_energy_md),
    FILE_OF("mongolia", "prose/gateways.md", mongolia_prose_gateways_md),
    FILE_OF("mongolia", "prose/method.md", mongolia_prose_method_md),
    FILE_OF("mongolia", "prose/partners.md", mongolia_prose_partners_md),
    FILE_OF("mongolia", "prose/position.md", mongolia_prose_position_md),
    FILE_OF("mongolia", "prose/scenarios.md", mongolia_prose_scenarios_md),
    FILE_OF("mongolia", "prose/shocks.md", mongolia_prose_shocks_md),
    FILE_OF("mongolia", "prose/third-neighbours.md", mongolia_prose_third_neighbours_md),
    FILE_OF("mongolia", "prose/trade.md", mongolia_prose_trade_md),
    FILE_OF("mongolia", "mn/charts.yaml", mongolia_mn_charts_yaml),
    FILE_OF("mongolia", "mn/country.yaml", mongolia_mn_country_yaml),
    FILE_OF("mongolia", "mn/dependencies.yaml", mongolia_mn_dependencies_yaml),
    FILE_OF("mongolia", "mn/events.yaml", mongolia_mn_events_yaml),
    FILE_OF("mongolia", "mn/evidence.yaml", mongolia_mn_evidence_yaml),
    FILE_OF("mongolia", "mn/facts.yaml", mongolia_mn_facts_yaml),
    FILE_OF("mongolia", "mn/gateways.yaml", mongolia_mn_gateways_yaml),
    FILE_OF("mongolia", "mn/partners.yaml", mongolia_mn_partners_yaml),
    FILE_OF("mongolia", "mn/series.yaml", mongolia_mn_series_yaml),
    FILE_OF("mongolia", "mn/prose/buffers.md", mongolia_mn_prose_buffers_md),
    FILE_OF("mongolia", "mn/prose/energy.md", mongolia_mn_prose_energy_md),
    FILE_OF("mongolia", "mn/prose/gateways.md", mongolia_mn_prose_gateways_md),
    FILE_OF("mongolia", "mn/prose/method.md", mongolia_mn_prose_method_md),
    FILE_OF("mongolia", "mn/prose/partners.md", mongolia_mn_prose_partners_md),
    FILE_OF("mongolia", "mn/prose/position.md", mongolia_mn_prose_position_md),
    FILE_OF("mongolia", "mn/prose/scenarios.md", mongolia_mn_prose_scenarios_md),
    FILE_OF("mongolia", "mn/prose/shocks.md", mongolia_mn_prose_shocks_md),
    FILE_OF("mongolia", "mn/prose/third-neighbours.md", mongolia_mn_prose_third_neighbours_md),
    FILE_OF("mongolia", "mn/prose/trade.md", mongolia_mn_prose_trade_md),
};

size_t embedded_profile_file_count(void) { return sizeof(files) / sizeof(files[0]); }

struct embedded_profile_file embedded_profile_file_at(size_t index) { return files[index]; }
