import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { failureText } from '../../api/failure-text'
import { EmptyState } from '../../components/empty-state'
import { Icon } from '../../components/icon'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { orderable, troubleOf } from '../../format/orderable-lines'
import { meaning } from '../../platform/meaning'
import { openPage, openTab } from '../../platform/navigate'
import { CartBar } from './cart-bar'
import { CartLineView } from './cart-line'
import { Removed } from './removed'
import { useCart } from './use-cart'
import { useTaken } from './use-taken'
import './index.scss'

/** The third tab: what one means to buy. */
export default function Cart() {
  const desk = useCart()
  const { taken, lines, take, undo, settle } = useTaken(desk)
  const [isLeaving, setIsLeaving] = useState(false)
  usePullDownRefresh(() => {
    void desk.save().then(() => desk.query.reload().finally(() => Taro.stopPullDownRefresh()))
  })

  const chosen = orderable(lines)

  const checkOut = async () => {
    setIsLeaving(true)
    settle()
    const isSaved = await desk.save()
    setIsLeaving(false)
    if (isSaved) openPage('/shopper/checkout/index')
    else void Taro.showToast({ title: '购物车还没有保存，请检查网络后重试', icon: 'none' })
  }
  const footer =
    lines.length > 0 ? (
      <CartBar
        lines={lines}
        chosen={chosen}
        isBusy={isLeaving}
        onChooseAll={(isChosen) =>
          desk.change(
            lines.filter((line) => troubleOf(line) === null).map(({ skuId }) => skuId),
            { isChosen },
          )
        }
        onCheckOut={() => void checkOut()}
      />
    ) : null

  return (
    <Page isTab footer={footer}>
      {desk.saveError ? (
        <View className="cart-unsaved" {...meaning({ role: 'status' })} onClick={() => void desk.save()}>
          <Icon name="offline" size="small" />
          <Text>{`${failureText(desk.saveError)}。改动已留在这里，点此保存`}</Text>
        </View>
      ) : null}
      <QueryView query={desk.query}>
        {() =>
          lines.length === 0 ? (
            <EmptyState
              icon="cart"
              title="购物车还是空的"
              note="看中的商品先放进来，随时可以一起结算"
              action={{ words: '去逛逛', onTap: () => openTab('/pages/category/index') }}
            />
          ) : (
            <View className="cart-lines">
              {lines.map((line) => (
                <CartLineView
                  key={line.skuId}
                  line={line}
                  onChange={(change) => desk.change([line.skuId], change)}
                  onRemove={() => take(line)}
                />
              ))}
            </View>
          )
        }
      </QueryView>
      {taken ? <Removed key={taken.skuId} words={taken.title} onUndo={undo} onOver={settle} /> : null}
    </Page>
  )
}
