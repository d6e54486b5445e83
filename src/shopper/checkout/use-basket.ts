import { useRouter } from '@tarojs/taro'
import { useRef } from 'react'
import { callShopper } from '../../api/call'
import { type Query, useQuery } from '../../api/use-query'
import { orderable } from '../../format/orderable-lines'

export type BasketLine = { skuId: string; quantity: number }
const QUANTITY_MAX = 999

/**
 * What is bought: one article at once (`?skuId=&quantity=`), else the chosen lines of the cart as they were when the page
 * opened. They leave the cart when the order stands, and this page still shows them while it is paid.
 */
export function useBasket(): Query<{ lines: BasketLine[] }> {
  const { skuId, quantity } = useRouter().params
  const opened = useRef<BasketLine[] | null>(null)
  return useQuery([skuId, quantity], async () => {
    if (skuId) {
      const pieces = Math.min(QUANTITY_MAX, Math.max(1, Math.trunc(Number(quantity)) || 1))
      return { ok: true as const, data: { lines: [{ skuId, quantity: pieces }] } }
    }
    if (opened.current === null) {
      const cart = await callShopper('showCart', {})
      if (!cart.ok) return cart
      opened.current = orderable(cart.data.lines).map((line) => ({ skuId: line.skuId, quantity: line.quantity }))
    }
    return { ok: true as const, data: { lines: opened.current } }
  })
}
