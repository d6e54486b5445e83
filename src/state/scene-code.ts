/** The code in what a page was opened with: `scene` comes encoded from a QR code, `code` from a link of ours. */
export function sceneCode(params: { scene?: string; code?: string }): string {
  const text = params.scene ?? params.code ?? ''
  try {
    return decodeURIComponent(text).trim()
  } catch {
    return text.trim()
  }
}
