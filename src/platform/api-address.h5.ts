/** Where the doors answer, without a slash at the end: where the page came from, unless it was built for another. */
export function apiAddress(): string {
  return TARO_APP_API || `${window.location.origin}/api`
}
