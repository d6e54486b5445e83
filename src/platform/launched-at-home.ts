/** Whether the first page is known to be home before the app runs; in WeChat pages are there at once, nothing is gained. */
export function isLaunchedAtHome(): boolean {
  return false
}
