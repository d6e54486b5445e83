import { Image, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { callShopper, type Out } from '../../api/call'
import { useAction } from '../../api/use-action'
import { ChoiceList } from '../../components/choice-list'
import { FenText } from '../../components/fen-text'
import { Sheet } from '../../components/sheet'
import { Stepper } from '../../components/stepper'
import { TapButton } from '../../components/tap-button'
import { meaning } from '../../platform/meaning'
import { openPage } from '../../platform/navigate'
import { type Chosen, chosenSku, isPossible, openChoice, withChoice } from './sku-choice'
import './sku-sheet.scss'

/** What the sheet was opened for: one of the ways to buy, or to look, where both stand. */
export type BuyKind = 'any' | 'cart' | 'buy'
type Props = {
  product: Out<'showProduct'>
  kind: BuyKind | null
  chosen: Chosen
  quantity: number
  onChoose: (chosen: Chosen) => void
  onQuantity: (quantity: number) => void
  onClose: () => void
  onCart: (cart: Out<'addToCart'>) => void
}
/** Pieces of one article in a cart, and in a pick-up whose store is not known yet. */
const QUANTITY_MAX = 999

/** Choosing the form and the pieces. Combinations nobody makes are off; what lacks stock says where it may still be had. */
export function SkuSheet(props: Props) {
  const { product, kind, chosen, quantity, onChoose, onQuantity, onClose, onCart } = props
  const sku = chosenSku(product.skus, chosen)
  const missing = openChoice(product.choices, chosen)
  const max = sku && sku.deliverable > 0 ? Math.min(sku.deliverable, QUANTITY_MAX) : QUANTITY_MAX
  const pieces = Math.min(quantity, max)
  const add = useAction(
    (key, input: { skuId: string; quantity: number }) => callShopper('addToCart', { ...input, idempotencyKey: key }),
    {
      onDone: (cart) => {
        onCart(cart)
        onClose()
        void Taro.showToast({ title: '已加入购物车', icon: 'none' })
      },
    },
  )
  const hasImpossible = product.choices.some(({ values }, index) =>
    values.some((value) => !isPossible(product.skus, chosen, index, value)),
  )
  const missingReason = missing ? `请选择${missing}` : null
  const isShort = sku?.deliverable === 0
  const buy = () => {
    if (!sku) return
    onClose()
    openPage('/shopper/checkout/index', {
      skuId: sku.skuId,
      quantity: pieces,
      ...(isShort ? { kind: 'pickup' } : {}),
    })
  }
  return (
    <Sheet
      isOpen={kind !== null}
      title="选择款式"
      onClose={onClose}
      footer={
        <View className="sku-answers">
          {kind === 'buy' ? null : (
            <TapButton
              id="confirm-add"
              tone={kind === 'cart' ? 'primary' : 'quiet'}
              isWide
              isBusy={add.isBusy}
              disabledReason={missingReason ?? (isShort ? '快递缺货，可直接购买到店自提' : null)}
              onTap={() => sku && void add.run({ skuId: sku.skuId, quantity: pieces })}
            >
              确认加入购物车
            </TapButton>
          )}
          {kind === 'cart' ? null : (
            <TapButton id="confirm-buy" tone="primary" isWide disabledReason={missingReason} onTap={buy}>
              {isShort ? '到店自提，去结算' : '确认，去结算'}
            </TapButton>
          )}
        </View>
      }
    >
      <View id="sku-sheet">
        <View className="sku-head">
          <Image
            className="sku-picture"
            src={sku?.pictureUrl ?? product.pictureUrls[0] ?? ''}
            mode="aspectFill"
            {...meaning({ isHidden: true })}
          />
          <View className="sku-words">
            {sku ? <FenText amountFen={sku.priceFen} size="large" tone="price" /> : null}
            <Text className="sku-chosen">
              {sku ? `已选 ${sku.options.join(' · ') || product.title}` : missingReason}
            </Text>
            {sku ? <Text className="sku-stock">{stockText(sku.deliverable)}</Text> : null}
          </View>
        </View>
        {product.choices.map(({ name, values }, index) => (
          <View key={name} className="sku-choice">
            <Text className="sku-choice-name">{name}</Text>
            <ChoiceList
              label={name}
              kind="chips"
              choices={values.map((value) => {
                const isOff = !isPossible(product.skus, chosen, index, value)
                const others = chosen.filter((other, at) => at !== index && other !== null).join('、')
                return { key: value, words: value, isOff, ...(isOff ? { note: `没有${others}` } : {}) }
              })}
              chosen={chosen[index] ?? null}
              onChoose={(value) => onChoose(withChoice(chosen, index, value))}
            />
          </View>
        ))}
        {hasImpossible ? (
          <Text className="sku-hint">灰色的款式和已选的不能搭配；再点一次已选的，可以取消它</Text>
        ) : null}
        <View className="sku-quantity">
          <Text className="sku-choice-name">数量</Text>
          <Stepper label="数量" value={pieces} max={max} onChange={onQuantity} />
        </View>
        {sku && pieces >= max && max < QUANTITY_MAX ? (
          <Text className="sku-limit">{`快递最多可买 ${max} 件`}</Text>
        ) : null}
      </View>
    </Sheet>
  )
}

/** Few pieces are told by their number; plenty of them is enough to know. */
function stockText(deliverable: number): string {
  if (deliverable === 0) return '快递暂时缺货，可到有货的门店自提'
  return deliverable <= 10 ? `可快递，仅剩 ${deliverable} 件` : '有货，可快递或到店自提'
}
