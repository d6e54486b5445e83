import { Image, View } from '@tarojs/components'
import { meaning } from '../platform/meaning'
import { Icon } from './icon'
import './guide-photo.scss'

/** A guide's face in a round frame, or the sign of a person where there is no picture. */
export function GuidePhoto({ photoUrl, isLarge }: { photoUrl: string | null; isLarge?: boolean }) {
  const frame = `guide-photo${isLarge ? ' guide-photo-large' : ''}`
  if (photoUrl) return <Image className={frame} src={photoUrl} mode="aspectFill" {...meaning({ isHidden: true })} />
  return (
    <View className={`${frame} guide-photo-blank`}>
      <Icon name="person" {...(isLarge ? { size: 'large' } : {})} />
    </View>
  )
}
