/** Where the doors answer, without a slash at the end. */
export function apiAddress(): string {
  return TARO_APP_API
}
