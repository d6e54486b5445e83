import Taro, { usePullDownRefresh, useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect } from 'react'
import { callShopper } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { EmptyState } from '../../components/empty-state'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { Skeleton } from '../../components/skeleton'
import { openTab } from '../../platform/navigate'
import { sharePath } from '../../state/arrived-by'
import { ProductView } from './product-view'
import { productSharePath } from './share-path'

/** A product (`?productId=`): what it is, what it costs, where it is near, and the ways to get it. */
export default function Product() {
  const productId = useRouter().params.productId ?? ''
  const product = useQuery([productId], () => callShopper('showProduct', { productId }))
  usePullDownRefresh(() => void product.reload().finally(() => Taro.stopPullDownRefresh()))
  useShareAppMessage(() => {
    const title = product.data?.title ?? '山居家居'
    // WeChat waits up to three seconds for the code of who shares; without it the card still leads here.
    return {
      title,
      path: sharePath(),
      promise: productSharePath(productId).then((path) => ({ title, path: path ?? sharePath() })),
    }
  })
  const isThere = product.data !== null
  useEffect(() => {
    // Part of the trail one's guide sees; the server keeps nothing of who switched that off. Failing costs nothing.
    if (isThere) void callShopper('recordView', { productId })
  }, [isThere, productId])

  if (product.data === null && product.error?.code === 'product_unknown') {
    return (
      <Page>
        <EmptyState
          icon="box"
          title="这件商品已下架"
          note="可以看看同类的其他商品"
          action={{ words: '去看看', onTap: () => openTab('/pages/category/index') }}
        />
      </Page>
    )
  }
  if (product.data === null) {
    return (
      <Page>
        <QueryView query={product} skeleton={<Skeleton kind="detail" />}>
          {() => null}
        </QueryView>
      </Page>
    )
  }
  return <ProductView query={product} product={product.data} />
}
