import { Button, Image, Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useShareAppMessage } from '@tarojs/taro'
import { callShopper } from '../../api/call'
import { usePages } from '../../api/use-pages'
import { useQuery } from '../../api/use-query'
import { EmptyState } from '../../components/empty-state'
import { ErrorView } from '../../components/error-view'
import { ListEnd } from '../../components/list-end'
import { Page } from '../../components/page'
import { ProductCard } from '../../components/product-card'
import { SearchButton } from '../../components/search-button'
import { Skeleton } from '../../components/skeleton'
import { meaning } from '../../platform/meaning'
import { openPage, openTab } from '../../platform/navigate'
import { sharePath } from '../../state/arrived-by'
import { GOODS } from './first-questions'
import { GuideLine } from './guide-line'
import { StoreLine } from './store-line'
import './index.scss'

const CATEGORIES_SHOWN = 8
/** What a phone shows before anybody scrolls. */
const GOODS_IN_SIGHT = 4

/** The first tab: the store one stands in or chose, the search, the categories, the goods. */
export default function Home() {
  const categories = useQuery([], () => callShopper('listCategories', {}))
  const goods = usePages(
    [],
    (cursor) => callShopper('searchProducts', { ...GOODS, ...(cursor ? { cursor } : {}) }),
    ({ products }) => products,
  )
  usePullDownRefresh(() => {
    void Promise.all([categories.reload(), goods.reload()]).finally(() => Taro.stopPullDownRefresh())
  })
  useShareAppMessage(() => ({ title: '山居家居，离你最近的家', path: sharePath() }))

  return (
    <Page isTab>
      <StoreLine />
      <SearchButton hotWord={categories.data?.hotWords[0] ?? null} />
      {categories.data ? (
        <View className="home-categories">
          {categories.data.categories.slice(0, CATEGORIES_SHOWN).map(({ categoryId, name, pictureUrl }) => (
            <Button
              key={categoryId}
              className="home-category"
              onClick={() => openPage('/shopper/search/index', { categoryId, title: name })}
            >
              <Image
                className="home-category-picture"
                src={pictureUrl}
                mode="aspectFill"
                lazyLoad
                {...meaning({ isHidden: true })}
              />
              <Text className="home-category-name">{name}</Text>
            </Button>
          ))}
        </View>
      ) : (
        // As high as what is coming, so that the goods below do not jump.
        <View className={categories.isLoading ? 'home-categories-coming' : ''} />
      )}
      <GuideLine />
      <Goods goods={goods} />
    </Page>
  )
}

function Goods({ goods }: { goods: ReturnType<typeof usePages<Parameters<typeof ProductCard>[0]['product'], never>> }) {
  if (goods.rows.length === 0) {
    if (goods.error) return <ErrorView error={goods.error} onRetry={goods.reload} />
    if (goods.isLoading) return <Skeleton kind="tiles" />
    return (
      <EmptyState
        icon="box"
        title="商品正在上架"
        note="可以先看看附近的门店，到店选购"
        action={{ words: '看门店', onTap: () => openTab('/pages/stores/index') }}
      />
    )
  }
  return (
    <View>
      <View className="home-goods">
        {goods.rows.map((product, index) => (
          <ProductCard key={product.productId} product={product} isInSight={index < GOODS_IN_SIGHT} />
        ))}
      </View>
      <ListEnd pages={goods} />
    </View>
  )
}
