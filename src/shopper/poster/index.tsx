import { Image, Text, View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { callShopper, type Out } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { FenText } from '../../components/fen-text'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { Skeleton } from '../../components/skeleton'
import { meaning } from '../../platform/meaning'
import { sharePath } from '../../state/arrived-by'
import './index.scss'

type Poster = { code: string; image: string; product: Out<'showProduct'> | null }

/** A card to save and pass on. Its code leads to the same store and guide; nothing is asked of whoever shares it. */
export default function PosterPage() {
  const { productId } = useRouter().params
  const poster = useQuery<Poster>([productId], async () => {
    const made = await callShopper('shareCode', productId ? { productId } : {})
    if (!made.ok) return made
    const { code } = made.data
    const [picture, product] = await Promise.all([
      callShopper('posterCode', { code }),
      productId ? callShopper('showProduct', { productId }) : null,
    ])
    if (!picture.ok) return picture
    if (product && !product.ok) return product
    return {
      ok: true,
      data: { code, image: `data:image/png;base64,${picture.data.pngBase64}`, product: product?.data ?? null },
    }
  })
  useShareAppMessage(() => ({
    title: poster.data?.product?.title ?? '山居家居，离你最近的家',
    path: sharePath(poster.data?.code ?? null),
  }))
  return (
    <Page>
      <QueryView query={poster} skeleton={<Skeleton kind="detail" />}>
        {({ image, product }) => (
          <View className="poster">
            {product ? (
              <View>
                <Image
                  className="poster-picture"
                  src={product.pictureUrls[0]!}
                  mode="aspectFill"
                  {...meaning({ label: product.title })}
                />
                <Text className="poster-title">{product.title}</Text>
                <Text className="poster-note">{product.subtitle}</Text>
                <FenText
                  amountFen={Math.min(...product.skus.map(({ priceFen }) => priceFen))}
                  tone="price"
                  size="large"
                />
              </View>
            ) : (
              <Text className="poster-title">山居家居，离你最近的家</Text>
            )}
            <View className="poster-code">
              <Image
                className="poster-code-image"
                src={image}
                mode="aspectFit"
                showMenuByLongpress
                {...meaning({ label: '小程序码' })}
              />
              <Text className="poster-note">长按保存图片，或点右上角分享给朋友</Text>
            </View>
          </View>
        )}
      </QueryView>
    </Page>
  )
}
