/// What cairo or libpng could not do.
package struct RenderingFault: Error, CustomStringConvertible {
  package var description: String
}
