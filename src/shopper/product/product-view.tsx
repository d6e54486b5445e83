import { Button, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { callShopper, type Out } from '../../api/call'
import { type Query, useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { Cell } from '../../components/cell'
import { FenText } from '../../components/fen-text'
import { Icon } from '../../components/icon'
import { Page } from '../../components/page'
import { ProductCard } from '../../components/product-card'
import { QueryView } from '../../components/query-view'
import { ShareButton } from '../../components/share-button'
import { Tag } from '../../components/tag'
import { meaning } from '../../platform/meaning'
import { openPage } from '../../platform/navigate'
import { AskSheet } from './ask-sheet'
import { BuyBar } from './buy-bar'
import { Pictures } from './pictures'
import { productSharePath } from './share-path'
import { type Chosen, chosenSku, firstChosen, openChoice } from './sku-choice'
import { type BuyKind, SkuSheet } from './sku-sheet'
import { StockNear } from './stock-near'
import './product-view.scss'

export type ProductOut = Out<'showProduct'>

/** The page of a product that is on sale. */
export function ProductView({ query, product }: { query: Query<ProductOut>; product: ProductOut }) {
  const { productId, choices, skus } = product
  const [chosen, setChosen] = useState<Chosen>(() => firstChosen(skus))
  const [quantity, setQuantity] = useState(1)
  const [buying, setBuying] = useState<BuyKind | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const cart = useQuery([], () => callShopper('showCart', {}))
  const sku = chosenSku(skus, chosen)
  const missing = openChoice(choices, chosen)
  return (
    <Page
      footer={
        <BuyBar
          pieces={cart.data?.pieces ?? 0}
          onAsk={() => setIsAsking(true)}
          onCart={() => setBuying('cart')}
          onBuy={() => setBuying('buy')}
        />
      }
    >
      <QueryView query={query}>
        {() => (
          <View>
            <Pictures urls={product.pictureUrls} title={product.title} />
            <Head product={product} />
            <Card isFlush>
              <Cell
                title={missing ? `请选择${missing}` : '已选'}
                value={sku ? `${[...sku.options, `${quantity} 件`].join(' · ')}` : ''}
                onTap={() => setBuying('any')}
              />
            </Card>
            {sku ? <StockNear skuId={sku.skuId} quantity={quantity} /> : null}
            <About product={product} />
            <Similar products={product.similar} />
          </View>
        )}
      </QueryView>
      <SkuSheet
        product={product}
        kind={buying}
        chosen={chosen}
        quantity={quantity}
        onChoose={setChosen}
        onQuantity={setQuantity}
        onClose={() => setBuying(null)}
        onCart={cart.replace}
      />
      <AskSheet
        isOpen={isAsking}
        productId={productId}
        title={product.title}
        options={sku?.options ?? []}
        onClose={() => setIsAsking(false)}
      />
    </Page>
  )
}

function Head({ product }: { product: ProductOut }) {
  const { productId, skus, title, subtitle, makerName, promises } = product
  const fromFen = Math.min(...skus.map(({ priceFen }) => priceFen))
  const hasRange = skus.some(({ priceFen }) => priceFen !== fromFen)
  const isSoldOut = skus.every(({ deliverable }) => deliverable === 0)
  return (
    <Card>
      <View className="product-price">
        <FenText amountFen={fromFen} size="figure" tone="price" {...(hasRange ? { suffix: '起' } : {})} />
        <View className="product-share">
          <ShareButton path={() => productSharePath(productId)} />
          <Button className="product-poster" onClick={() => openPage('/shopper/poster/index', { productId })}>
            <Icon name="scan" />
            <Text>海报</Text>
          </Button>
        </View>
      </View>
      <Text className="product-title" {...meaning({ role: 'heading', level: 1 })}>
        {title}
      </Text>
      {subtitle ? <Text className="product-subtitle">{subtitle}</Text> : null}
      {isSoldOut ? (
        <View className="product-sold-out">
          <Tag tone="warn">快递暂时缺货</Tag>
          <Text className="product-subtitle">可以看看下面有现货的门店，到店自提</Text>
        </View>
      ) : null}
      <View className="product-promises">
        {promises.map((promise) => (
          <View key={promise} className="product-promise">
            <Icon name="check" size="small" />
            <Text>{promise}</Text>
          </View>
        ))}
      </View>
      <Text className="product-maker">{makerName}</Text>
    </Card>
  )
}

function About({ product: { facts, story } }: { product: ProductOut }) {
  return (
    <View>
      {facts.length > 0 ? (
        <Card title="商品参数">
          {facts.map(({ name, value }) => (
            <View key={name} className="product-fact">
              <Text className="product-fact-name">{name}</Text>
              <Text className="product-fact-value">{value}</Text>
            </View>
          ))}
        </Card>
      ) : null}
      {story.length > 0 ? (
        <Card title="商品故事">
          {story.map((paragraph) => (
            <Text key={paragraph} className="product-story">
              {paragraph}
            </Text>
          ))}
        </Card>
      ) : null}
    </View>
  )
}

function Similar({ products }: { products: ProductOut['similar'] }) {
  if (products.length === 0) return null
  return (
    <View>
      <Text className="product-similar-title" {...meaning({ role: 'heading', level: 2 })}>
        看看同类
      </Text>
      <View className="product-similar">
        {products.map((product) => (
          <ProductCard key={product.productId} product={product} />
        ))}
      </View>
    </View>
  )
}
