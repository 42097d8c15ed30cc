import CDigest

/// Digests of bytes, by libcrypto.
package enum Digest {
  /// SHA-256 (FIPS 180-4).
  static func bytes(of bytes: [UInt8]) -> [UInt8] {
    var context = SHA256_CTX()
    SHA256_Init(&context)
    SHA256_Update(&context, bytes, bytes.count)
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256_Final(&digest, &context)
    return digest
  }

  /// SHA-256 in hexadecimal digits.
  package static func sha256(_ bytes: [UInt8]) -> String {
    self.bytes(of: bytes).map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}
