/** What an order is called on a payment sheet and in WeChat's list of orders. */
export function orderTitle(firstTitle: string, kinds: number): string {
  return kinds > 1 ? `${firstTitle} 等 ${kinds} 种商品` : firstTitle
}
