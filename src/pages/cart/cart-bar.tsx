import { Text, View } from '@tarojs/components'
import { FenText } from '../../components/fen-text'
import { TapButton } from '../../components/tap-button'
import { type CartLine, sumOf, troubleOf } from '../../format/orderable-lines'
import { CheckMark } from './check-mark'
import './cart-bar.scss'

type Props = {
  lines: readonly CartLine[]
  chosen: readonly CartLine[]
  isBusy: boolean
  onChooseAll: (isChosen: boolean) => void
  onCheckOut: () => void
}

/** Choosing all, what the chosen cost together, and the way on. */
export function CartBar({ lines, chosen, isBusy, onChooseAll, onCheckOut }: Props) {
  const able = lines.filter((line) => troubleOf(line) === null)
  const isAll = able.length > 0 && chosen.length === able.length
  const { totalFen, pieces } = sumOf(chosen)
  return (
    <View className="cart-bar">
      <CheckMark label="全选" words="全选" isChecked={isAll} isOff={able.length === 0} onChange={onChooseAll} />
      <View className="cart-bar-sum">
        <Text className="cart-bar-note">合计</Text>
        <FenText amountFen={totalFen} size="large" tone="price" />
      </View>
      <TapButton
        id="check-out"
        tone="primary"
        isBusy={isBusy}
        disabledReason={chosen.length > 0 ? null : able.length > 0 ? '请先选择商品' : '商品都暂时不能购买'}
        onTap={onCheckOut}
      >
        {pieces > 0 ? `去结算（${pieces}）` : '去结算'}
      </TapButton>
    </View>
  )
}
