import Glibc

/// A colour by lightness and two axes of hue: CIE 1976 L*a*b* under D65.
package struct LabColor: Sendable, Hashable {
  package var lightness: Double
  package var a: Double
  package var b: Double

  package init(_ lightness: Double, _ a: Double, _ b: Double) {
    (self.lightness, self.a, self.b) = (lightness, a, b)
  }

  /// The colour of sRGB (IEC 61966-2-1), its opacity left out.
  package init(_ color: Color) {
    let (red, green, blue) = color.linear
    // The white point is that of the matrix, so that greys have no hue.
    let x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.9504700
    let y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    let z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.0888300
    func root(_ value: Double) -> Double {
      value > 216.0 / 24_389 ? cbrt(value) : (24_389.0 / 27 * value + 16) / 116
    }
    self.init(116 * root(y) - 16, 500 * (root(x) - root(y)), 200 * (root(y) - root(z)))
  }

  /// How different two colours look: CIEDE2000 with weights of 1. About 1 is just seen.
  ///
  /// G. Sharma, W. Wu, E. N. Dalal: The CIEDE2000 color-difference formula. Color Research and
  /// Application 30 (2005), pages 21–30.
  package func difference(from other: LabColor) -> Double {
    let degree = Double.pi / 180
    let mean = (hypot(a, b) + hypot(other.a, other.b)) / 2
    let power7 = pow(mean, 7)
    let stretch = 1 + 0.5 * (1 - (power7 / (power7 + 6_103_515_625)).squareRoot())
    let (chroma1, chroma2) = (hypot(a * stretch, b), hypot(other.a * stretch, other.b))
    func hue(_ a: Double, _ b: Double) -> Double {
      guard a != 0 || b != 0 else { return 0 }
      let angle = atan2(b, a * stretch) / degree
      return angle < 0 ? angle + 360 : angle
    }
    let (hue1, hue2) = (hue(a, b), hue(other.a, other.b))
    let hasHues = chroma1 * chroma2 != 0
    var turn = hasHues ? hue2 - hue1 : 0
    if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let deltaLightness = other.lightness - lightness
    let deltaChroma = chroma2 - chroma1
    let deltaHue = 2 * (chroma1 * chroma2).squareRoot() * sin(turn / 2 * degree)
    let lightnessMean = (lightness + other.lightness) / 2
    let chromaMean = (chroma1 + chroma2) / 2
    var hueMean = hue1 + hue2
    if hasHues {
      if abs(hue1 - hue2) <= 180 {
        hueMean /= 2
      } else {
        hueMean = (hueMean + (hueMean < 360 ? 360 : -360)) / 2
      }
    }
    let weight =
      1 - 0.17 * cos((hueMean - 30) * degree) + 0.24 * cos(2 * hueMean * degree)
      + 0.32 * cos((3 * hueMean + 6) * degree) - 0.2 * cos((4 * hueMean - 63) * degree)
    let offset = (lightnessMean - 50) * (lightnessMean - 50)
    let lightnessWeight = 1 + 0.015 * offset / (20 + offset).squareRoot()
    let chromaWeight = 1 + 0.045 * chromaMean
    let hueWeight = 1 + 0.015 * chromaMean * weight
    let mean7 = pow(chromaMean, 7)
    let bend = (hueMean - 275) / 25
    let rotation =
      -sin(2 * 30 * exp(-bend * bend) * degree) * 2
      * (mean7 / (mean7 + 6_103_515_625)).squareRoot()
    let parts = (
      deltaLightness / lightnessWeight, deltaChroma / chromaWeight, deltaHue / hueWeight
    )
    return
      (parts.0 * parts.0 + parts.1 * parts.1 + parts.2 * parts.2 + rotation * parts.1 * parts.2)
      .squareRoot()
  }
}

extension Color {
  /// Red, green and blue in proportion to light, 0 to 1.
  package var linear: (red: Double, green: Double, blue: Double) {
    func linear(_ byte: UInt8) -> Double {
      let value = Double(byte) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return (linear(red), linear(green), linear(blue))
  }

  /// The colour of light that may lie a little outside of what sRGB can show, with an opacity.
  package init(linear light: (red: Double, green: Double, blue: Double), alpha: Double) {
    func byte(_ light: Double) -> UInt8 {
      let light = min(max(light, 0), 1)
      let value = light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
      return UInt8((value * 255).rounded())
    }
    self.init(
      red: byte(light.red), green: byte(light.green), blue: byte(light.blue), alpha: alpha)
  }
}
