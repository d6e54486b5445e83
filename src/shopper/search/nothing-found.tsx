import { Text, View } from '@tarojs/components'
import { Icon } from '../../components/icon'
import { TapButton } from '../../components/tap-button'
import { openTab } from '../../platform/navigate'
import { type Filters, NO_FILTERS } from './filters'
import './nothing-found.scss'

type Props = {
  text: string
  categoryName: string | null
  filters: Filters
  storeName: string | null
  onFilters: (filters: Filters) => void
  onAllCategories: () => void
  onOtherText: () => void
}

/** Nothing found: what was asked for, said honestly, and each condition that can be let go with one tap. */
export function NothingFound(props: Props) {
  const { text, categoryName, filters, storeName, onFilters, onAllCategories, onOtherText } = props
  const hasPrice = Boolean(filters.priceMinFen || filters.priceMaxFen)
  const hasStock = filters.isInStock && storeName !== null
  return (
    <View className="nothing">
      <View className="nothing-mark">
        <Icon name="search" size="large" />
      </View>
      <Text className="nothing-title">
        {text ? `没有找到“${text}”` : `${categoryName ?? '这里'}暂时没有符合条件的商品`}
      </Text>
      <Text className="nothing-note">
        {hasPrice || hasStock || (text && categoryName) ? '放宽一个条件试试' : '换个词，或者看看其他商品'}
      </Text>
      <View className="nothing-ways">
        {hasPrice ? (
          <TapButton onTap={() => onFilters({ ...filters, priceMinFen: null, priceMaxFen: null })}>不限价格</TapButton>
        ) : null}
        {hasStock ? (
          <TapButton onTap={() => onFilters({ ...filters, isInStock: false })}>{`不限${storeName}有货`}</TapButton>
        ) : null}
        {text && categoryName ? <TapButton onTap={onAllCategories}>在全部商品中搜索</TapButton> : null}
        {hasPrice && hasStock ? <TapButton onTap={() => onFilters(NO_FILTERS)}>清除全部筛选</TapButton> : null}
        {text ? <TapButton onTap={onOtherText}>换个词</TapButton> : null}
        {!text && categoryName ? <TapButton onTap={onAllCategories}>看其他商品</TapButton> : null}
        {text && !categoryName ? (
          <TapButton onTap={() => openTab('/pages/category/index')}>看看其他商品</TapButton>
        ) : null}
      </View>
    </View>
  )
}
