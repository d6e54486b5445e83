import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Cell } from '../../components/cell'
import { FormField } from '../../components/form-field'
import { Sheet } from '../../components/sheet'
import { SwitchRow } from '../../components/switch-row'
import { TapButton } from '../../components/tap-button'
import { openTab } from '../../platform/navigate'
import { where } from '../../state/where'
import { type Filters, NO_FILTERS, readPriceRange } from './filters'
import './filter-sheet.scss'

type Props = { isOpen: boolean; filters: Filters; onClose: () => void; onApply: (filters: Filters) => void }
const yuan = (amountFen: number | null) => (amountFen ? String(amountFen / 100) : '')
const WRONG = '请填写价格，例如 199'

/** Narrowing a search: between two prices, and to what the chosen store has. */
export function FilterSheet({ isOpen, filters, onClose, onApply }: Props) {
  const { store } = where.use()
  const [min, setMin] = useState('')
  const [max, setMax] = useState('')
  const [isInStock, setIsInStock] = useState(false)
  const [faulty, setFaulty] = useState<'min' | 'max' | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening begins with what is in force
  useEffect(() => {
    setMin(yuan(filters.priceMinFen))
    setMax(yuan(filters.priceMaxFen))
    setIsInStock(filters.isInStock)
    setFaulty(null)
  }, [isOpen])
  const apply = () => {
    const range = readPriceRange(min, max)
    if (!range.isFit) return setFaulty(range.faulty)
    onApply({ priceMinFen: range.priceMinFen, priceMaxFen: range.priceMaxFen, isInStock })
    onClose()
  }
  const clear = () => {
    onApply(NO_FILTERS)
    onClose()
  }
  return (
    <Sheet
      isOpen={isOpen}
      title="筛选"
      onClose={onClose}
      footer={
        <View className="filter-answers">
          <TapButton onTap={clear}>清除</TapButton>
          <TapButton tone="primary" onTap={apply}>
            查看商品
          </TapButton>
        </View>
      }
    >
      <View className="filter-prices">
        <FormField
          label="最低价（元）"
          type="digit"
          maxlength={10}
          value={min}
          onChange={setMin}
          placeholder="不限"
          error={faulty === 'min' ? WRONG : null}
        />
        <FormField
          label="最高价（元）"
          type="digit"
          maxlength={10}
          value={max}
          onChange={setMax}
          placeholder="不限"
          error={faulty === 'max' ? WRONG : null}
        />
      </View>
      {store ? (
        <SwitchRow
          label="仅看附近门店有货"
          note={`${store.name}现在可以取货的商品`}
          isOn={isInStock}
          onChange={setIsInStock}
        />
      ) : (
        <Cell
          icon="store"
          title="仅看附近门店有货"
          note="先选择一家门店"
          onTap={() => openTab('/pages/stores/index')}
        />
      )}
      <Text className="filter-note">价格按商品的最低款式比较</Text>
    </Sheet>
  )
}
