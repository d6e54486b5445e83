import { Button, Image, Text, View } from '@tarojs/components'
import { callShopper, type Out } from '../../api/call'
import { usePages } from '../../api/use-pages'
import { EmptyState } from '../../components/empty-state'
import { ErrorView } from '../../components/error-view'
import { FenText } from '../../components/fen-text'
import { ListEnd } from '../../components/list-end'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { meaning } from '../../platform/meaning'
import { openPage } from '../../platform/navigate'
import './category-goods.scss'

type Product = Out<'searchProducts'>['products'][number]
const ROWS = 12

/** The goods of one category, one beside another under it: the column is narrow. */
export function CategoryGoods({ categoryId, name }: { categoryId: string; name: string }) {
  const goods = usePages(
    [categoryId],
    (cursor) => callShopper('searchProducts', { categoryId, rows: ROWS, ...(cursor ? { cursor } : {}) }),
    ({ products }) => products,
  )
  if (goods.rows.length === 0) {
    if (goods.error) return <ErrorView error={goods.error} onRetry={goods.reload} />
    if (goods.isLoading) return <Skeleton kind="rows" />
    return <EmptyState icon="box" title={`${name}暂时没有商品`} note="看看其他分类，或咨询导购" />
  }
  return (
    <View>
      {goods.rows.map((product) => (
        <ProductRow key={product.productId} product={product} />
      ))}
      <ListEnd pages={goods} />
    </View>
  )
}

function ProductRow({ product }: { product: Product }) {
  const { productId, title, subtitle, pictureUrl, fromFen, hasPriceRange, isSoldOut } = product
  return (
    <Button
      className="category-row"
      {...meaning({ role: 'link' })}
      onClick={() => openPage('/shopper/product/index', { productId })}
    >
      <Image
        className="category-row-picture"
        src={pictureUrl}
        mode="aspectFill"
        lazyLoad
        {...meaning({ isHidden: true })}
      />
      <View className="category-row-words">
        <Text className="category-row-title" data-cut="ok">
          {title}
        </Text>
        <Text className="category-row-subtitle" data-cut="ok">
          {subtitle}
        </Text>
        <View className="category-row-price">
          <FenText amountFen={fromFen} tone="price" {...(hasPriceRange ? { suffix: '起' } : {})} />
          {isSoldOut ? <Tag>暂时售罄</Tag> : null}
        </View>
      </View>
    </Button>
  )
}
