import { Image, Text, View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { callGuide, type Out } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { GuideFace } from '../../components/guide-face'
import { GuideView } from '../../components/guide-view'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { ShareButton } from '../../components/share-button'
import { meaning } from '../../platform/meaning'
import { sharePath } from '../../state/arrived-by'
import './index.scss'

type Own = Out<'myGuideCode'>

/** The guide's own code: shown on the phone, or sent. Whoever comes by it comes to this guide and store. */
export default function MyCode() {
  const own = useQuery([], () => callGuide('myGuideCode', {}))
  useShareAppMessage(() => ({
    title: own.data ? `我是${own.data.name}，你的专属导购` : '你的专属导购',
    path: sharePath(own.data?.code ?? null),
  }))
  return (
    <Page>
      <GuideView query={own}>
        {(data) => (
          <View className="my-code">
            <View className="my-code-card">
              <GuideFace guide={data} />
              <Picture own={data} />
              <Text className="my-code-words">微信扫一扫，认识我和我的门店</Text>
              <Text className="my-code-number">{data.code}</Text>
            </View>
            <Text className="my-code-note">
              顾客扫码加入会员后归属于你，之后的咨询也会优先分给你。可以长按图片保存，印在名片或价签上。
            </Text>
            <ShareButton isWide path={() => Promise.resolve(sharePath(data.code))} />
          </View>
        )}
      </GuideView>
    </Page>
  )
}

function Picture({ own }: { own: Own }) {
  const poster = useQuery([own.code], () => callGuide('posterCode', { code: own.code }))
  return (
    <QueryView query={poster} skeleton={<View className="my-code-picture my-code-blank" />}>
      {({ pngBase64 }) => (
        <View {...meaning({ role: 'img', label: `${own.name}的小程序码` })}>
          <Image
            className="my-code-picture"
            src={`data:image/png;base64,${pngBase64}`}
            mode="aspectFit"
            showMenuByLongpress
            {...meaning({ isHidden: true })}
          />
        </View>
      )}
    </QueryView>
  )
}
