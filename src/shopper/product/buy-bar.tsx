import { Button, Text, View } from '@tarojs/components'
import { Icon } from '../../components/icon'
import { TapButton } from '../../components/tap-button'
import { meaning } from '../../platform/meaning'
import { openTab } from '../../platform/navigate'
import './buy-bar.scss'

type Props = { pieces: number; onAsk: () => void; onCart: () => void; onBuy: () => void }
const PIECES_SHOWN_MAX = 99

/** At the bottom of a product: asking a guide, the cart, and the two ways to buy. */
export function BuyBar({ pieces, onAsk, onCart, onBuy }: Props) {
  return (
    <View className="buy-bar">
      <View className="buy-bar-places">
        <Button id="ask-guide" className="buy-bar-place" {...meaning({ label: '咨询导购' })} onClick={onAsk}>
          <Icon name="chat" />
          <Text>导购</Text>
        </Button>
        <Button
          id="open-cart"
          className="buy-bar-place"
          {...meaning({ label: pieces > 0 ? `购物车，${pieces} 件` : '购物车' })}
          onClick={() => openTab('/pages/cart/index')}
        >
          <Icon name="cart" />
          <Text>购物车</Text>
          {pieces > 0 ? (
            <Text className="buy-bar-badge">{pieces > PIECES_SHOWN_MAX ? `${PIECES_SHOWN_MAX}+` : pieces}</Text>
          ) : null}
        </Button>
      </View>
      <View className="buy-bar-ways">
        <TapButton id="add-to-cart" tone="quiet" isWide onTap={onCart}>
          加入购物车
        </TapButton>
        <TapButton id="buy-now" tone="primary" isWide onTap={onBuy}>
          立即购买
        </TapButton>
      </View>
    </View>
  )
}
