/** A picture as it is stored: drawn anew from its pixels, so that nothing else of the file that was sent is left. */
export type Reencoded =
  | {
      readonly ok: true
      readonly bytes: Uint8Array
      readonly mediaType: 'image/jpeg'
      readonly width: number
      readonly height: number
    }
  | { readonly ok: false; readonly reason: 'not-a-picture' | 'too-large' | 'damaged' }

/** What the product needs of pictures. Made in `infra/images/`, in a worker, so that no press waits for pixels. */
export type ImageTools = {
  /** Draws an SVG of our own with the bundled fonts, as PNG of a width in pixels. */
  drawPng(svg: string, widthPx: number): Promise<Uint8Array>
  /** JPEG or PNG becomes a JPEG, upright by its EXIF orientation, at most 2,048 pixels a side, without metadata. */
  reencode(bytes: Uint8Array): Promise<Reencoded>
  close(): Promise<void>
}
