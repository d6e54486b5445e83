/** Whether this device has a scanner for us: a browser's page has none, codes are typed. */
export const canScan = false

/** What the camera read, or null when the person turned back. */
export async function scanText(): Promise<string | null> {
  return null
}
