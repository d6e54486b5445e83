import { EmptyState } from '../../components/empty-state'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { openTab } from '../../platform/navigate'
import { CheckoutForm } from './checkout-form'
import { useBasket } from './use-basket'

/** The way from goods to an order that is paid: how they get to the buyer, what they cost, one button. */
export default function Checkout() {
  const basket = useBasket()
  if (basket.data && basket.data.lines.length > 0) return <CheckoutForm lines={basket.data.lines} />
  return (
    <Page>
      <QueryView query={basket}>
        {() => (
          <EmptyState
            icon="cart"
            title="没有可以结算的商品"
            note="回到购物车选择要买的商品"
            action={{ words: '去购物车', onTap: () => openTab('/pages/cart/index') }}
          />
        )}
      </QueryView>
    </Page>
  )
}
