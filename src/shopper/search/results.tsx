import { Button, Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { PRODUCT_SORT_TEXT, type ProductSort } from '../../../contract/mall-vocabulary'
import { callShopper } from '../../api/call'
import { usePages } from '../../api/use-pages'
import { ErrorView } from '../../components/error-view'
import { Icon } from '../../components/icon'
import { ListEnd } from '../../components/list-end'
import { ProductCard } from '../../components/product-card'
import { Skeleton } from '../../components/skeleton'
import { TabStrip } from '../../components/tab-strip'
import { where } from '../../state/where'
import { FilterSheet } from './filter-sheet'
import { type Filters, filterCount, NO_FILTERS } from './filters'
import { NothingFound } from './nothing-found'
import './results.scss'

type Props = {
  text: string
  category: { categoryId: string; name: string } | null
  onAllCategories: () => void
  onOtherText: () => void
}
const ROWS = 12
const SORTS = Object.entries(PRODUCT_SORT_TEXT).map(([key, words]) => ({ key: key as ProductSort, words }))

/** What was found, ranked and narrowed as people like. */
export function Results({ text, category, onAllCategories, onOtherText }: Props) {
  const [sort, setSort] = useState<ProductSort>('recommended')
  const [filters, setFilters] = useState<Filters>(NO_FILTERS)
  const [isFiltering, setIsFiltering] = useState(false)
  const { store } = where.use()
  const inStockAt = filters.isInStock ? store?.storeId : undefined
  const { priceMinFen, priceMaxFen } = filters
  const wanted = {
    ...(text ? { text } : {}),
    ...(category ? { categoryId: category.categoryId } : {}),
    sort,
    ...(priceMinFen ? { priceMinFen } : {}),
    ...(priceMaxFen ? { priceMaxFen } : {}),
    ...(inStockAt ? { inStockAt } : {}),
  }
  const goods = usePages(
    [wanted],
    (cursor) => callShopper('searchProducts', { ...wanted, rows: ROWS, ...(cursor ? { cursor } : {}) }),
    ({ products }) => products,
  )
  usePullDownRefresh(() => void goods.reload().finally(() => Taro.stopPullDownRefresh()))
  const count = filterCount(filters, store !== null)
  return (
    <View>
      <View className="results-bar">
        <View className="results-sorts">
          <TabStrip label="排序" tabs={SORTS} chosen={sort} onChoose={setSort} />
        </View>
        <Button className={`results-filter${count ? ' results-filter-on' : ''}`} onClick={() => setIsFiltering(true)}>
          <Icon name="filter" size="small" />
          <Text>{count ? `筛选 ${count}` : '筛选'}</Text>
        </Button>
      </View>
      {goods.rows.length > 0 ? (
        <View>
          <View className="results-goods">
            {goods.rows.map((product) => (
              <ProductCard key={product.productId} product={product} />
            ))}
          </View>
          <ListEnd pages={goods} />
        </View>
      ) : goods.error ? (
        <ErrorView error={goods.error} onRetry={goods.reload} />
      ) : goods.isLoading ? (
        <Skeleton kind="tiles" />
      ) : (
        <NothingFound
          text={text}
          categoryName={category?.name ?? null}
          filters={filters}
          storeName={store?.name ?? null}
          onFilters={setFilters}
          onAllCategories={onAllCategories}
          onOtherText={onOtherText}
        />
      )}
      <FilterSheet isOpen={isFiltering} filters={filters} onClose={() => setIsFiltering(false)} onApply={setFilters} />
    </View>
  )
}
