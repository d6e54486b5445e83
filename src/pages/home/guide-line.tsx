import { Button, Text, View } from '@tarojs/components'
import { callShopper } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { GuidePhoto } from '../../components/guide-photo'
import { openPage } from '../../platform/navigate'
import './guide-line.scss'

/** The guide one belongs to, in sight on the first page; nothing for who has none. */
export function GuideLine() {
  const { data } = useQuery([], () => callShopper('myGuide', {}))
  const guide = data?.guide
  if (!guide) return null
  return (
    <Button className="guide-line" onClick={() => openPage('/shopper/my-guide/index')}>
      <GuidePhoto photoUrl={guide.photoUrl} />
      <View className="guide-line-words">
        <Text className="guide-line-name">{`我的导购 ${guide.name}`}</Text>
        <Text className="guide-line-store">{guide.storeName ?? ''}</Text>
      </View>
      <Text className="guide-line-ask">咨询</Text>
    </Button>
  )
}
