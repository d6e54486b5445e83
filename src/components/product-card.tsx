import { Button, Image, Text, View } from '@tarojs/components'
import type { Out } from '../api/call'
import { meaning } from '../platform/meaning'
import { openPage } from '../platform/navigate'
import { FenText } from './fen-text'
import './product-card.scss'

type Product = Out<'searchProducts'>['products'][number]

type Props = {
  product: Product
  /** In sight when the page opens: its picture is fetched at once. */
  isInSight?: boolean
}

/** A product in the two-column goods. */
export function ProductCard({ product, isInSight = false }: Props) {
  const { productId, title, subtitle, pictureUrl, fromFen, hasPriceRange, isSoldOut } = product
  return (
    <Button
      className="product-card"
      {...meaning({ role: 'link' })}
      onClick={() => openPage('/shopper/product/index', { productId })}
    >
      <View className="product-card-picture">
        <Image
          className="product-card-image"
          src={pictureUrl}
          mode="aspectFill"
          lazyLoad={!isInSight}
          {...meaning({ isHidden: true })}
        />
        {isSoldOut ? <Text className="product-card-out">暂时售罄</Text> : null}
      </View>
      <View className="product-card-words">
        <Text className="product-card-title">{title}</Text>
        <Text className="product-card-subtitle">{subtitle}</Text>
        <FenText amountFen={fromFen} tone="price" {...(hasPriceRange ? { suffix: '起' } : {})} />
      </View>
    </Button>
  )
}
