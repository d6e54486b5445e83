import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { GUIDE_ROLE_TEXT, type GuideRole } from '../../contract/vocabulary'
import { GuidePhoto } from './guide-photo'
import './guide-face.scss'

type Face = { name: string; role: GuideRole; storeName: string | null; photoUrl: string | null }

/** A guide as people see them: face, name, what they are and where. */
export function GuideFace({ guide, aside }: { guide: Face; aside?: ReactNode }) {
  return (
    <View className="guide-face">
      <GuidePhoto photoUrl={guide.photoUrl} />
      <View className="guide-face-words">
        <Text className="guide-face-name">{guide.name}</Text>
        <Text className="guide-face-note">{`${guide.storeName ?? '总部'} · ${GUIDE_ROLE_TEXT[guide.role]}`}</Text>
      </View>
      {aside}
    </View>
  )
}
