import { Button, Image, Text, View } from '@tarojs/components'
import type { Out } from '../../api/call'
import { FenText } from '../../components/fen-text'
import { Icon } from '../../components/icon'
import { Stepper } from '../../components/stepper'
import { Tag } from '../../components/tag'
import { fenText } from '../../format/fen-parts'
import { troubleOf } from '../../format/orderable-lines'
import { meaning } from '../../platform/meaning'
import { openPage } from '../../platform/navigate'
import { type Change, priceMoveFen } from './cart-changes'
import { CheckMark } from './check-mark'
import './cart-line.scss'

type Line = Out<'showCart'>['lines'][number]
type Props = { line: Line; onChange: (change: Change) => void; onRemove: () => void }
const QUANTITY_MAX = 999

/** An article in the cart: chosen or not, how many, what it costs, and what changed since it was put in. */
export function CartLineView({ line, onChange, onRemove }: Props) {
  const { title, options, pictureUrl, quantity, priceFen, deliverable, isChosen, productId } = line
  const trouble = troubleOf(line)
  const canChoose = trouble === null
  return (
    <View className="cart-line">
      <CheckMark
        label={`选择${title}`}
        isChecked={isChosen && canChoose}
        isOff={!canChoose}
        onChange={(next) => onChange({ isChosen: next })}
      />
      <Button
        className={`cart-line-picture${canChoose ? '' : ' cart-line-off'}`}
        {...meaning({ label: `查看${title}` })}
        onClick={() => openPage('/shopper/product/index', { productId })}
      >
        <Image className="cart-line-image" src={pictureUrl} mode="aspectFill" {...meaning({ isHidden: true })} />
      </Button>
      <View className="cart-line-words">
        <View className="cart-line-head">
          <Text className="cart-line-title">{title}</Text>
          <Button className="cart-line-remove" {...meaning({ label: `移除${title}` })} onClick={onRemove}>
            <Icon name="trash" />
          </Button>
        </View>
        {options.length > 0 ? <Text className="cart-line-options">{options.join(' · ')}</Text> : null}
        <Notes line={line} />
        <View className="cart-line-foot">
          <FenText amountFen={priceFen} tone="price" />
          {trouble === 'unlisted' || trouble === 'sold_out' ? null : (
            <Stepper
              label={`${title}数量`}
              value={quantity}
              max={Math.min(deliverable, QUANTITY_MAX)}
              onChange={(next) => onChange({ quantity: next })}
            />
          )}
        </View>
      </View>
    </View>
  )
}

function Notes({ line }: { line: Line }) {
  const trouble = troubleOf(line)
  const moveFen = priceMoveFen(line)
  return (
    <View className="cart-line-notes">
      {trouble === 'unlisted' ? <Tag tone="bad">已下架</Tag> : null}
      {trouble === 'sold_out' ? <Tag tone="warn">快递缺货，可到商品页选门店自提</Tag> : null}
      {trouble === 'short' ? <Tag tone="warn">{`只剩 ${line.deliverable} 件，请减少数量`}</Tag> : null}
      {moveFen < 0 ? <Tag tone="good">{`比加入时降了 ${fenText(-moveFen)}`}</Tag> : null}
      {moveFen > 0 ? <Tag tone="warn">{`比加入时涨了 ${fenText(moveFen)}`}</Tag> : null}
    </View>
  )
}
