import { Image, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { GUIDE_ROLE_TEXT, type GuideRole } from '../../contract/vocabulary'
import { meaning } from '../platform/meaning'
import { Icon } from './icon'
import './guide-face.scss'

type Face = { name: string; role: GuideRole; storeName: string | null; photoUrl: string | null }

/** A guide as people see them: face, name, what they are and where. */
export function GuideFace({ guide, aside }: { guide: Face; aside?: ReactNode }) {
  return (
    <View className="guide-face">
      {guide.photoUrl ? (
        <Image className="guide-face-photo" src={guide.photoUrl} mode="aspectFill" {...meaning({ isHidden: true })} />
      ) : (
        <View className="guide-face-photo guide-face-blank">
          <Icon name="person" />
        </View>
      )}
      <View className="guide-face-words">
        <Text className="guide-face-name">{guide.name}</Text>
        <Text className="guide-face-note">{`${guide.storeName ?? '总部'} · ${GUIDE_ROLE_TEXT[guide.role]}`}</Text>
      </View>
      {aside}
    </View>
  )
}
