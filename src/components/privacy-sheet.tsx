import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { answerPrivacy, bringPrivacyToFront, listenForPrivacy, openPrivacyText } from '../platform/privacy'
import { Sheet } from './sheet'
import { TapButton } from './tap-button'
import './privacy-sheet.scss'

const AGREE_ID = 'privacy-agree'

/** The privacy agreement, shown when WeChat asks for it: before any personal data, and never before it is needed. */
export function PrivacySheet() {
  const [isOpen, setIsOpen] = useState(false)
  const show = useCallback(() => setIsOpen(true), [])
  useEffect(() => listenForPrivacy(show), [show])
  useDidShow(() => bringPrivacyToFront(show))
  const answer = (isAgreed: boolean) => {
    answerPrivacy(isAgreed, AGREE_ID)
    setIsOpen(false)
  }
  return (
    <Sheet isOpen={isOpen} title="隐私保护提示" onClose={() => answer(false)}>
      <View className="privacy-sheet">
        <Text>接下来的操作需要用到你的个人信息。我们只在你同意后、为你办理这件事时使用。</Text>
        <TapButton tone="quiet" size="small" onTap={openPrivacyText}>
          查看《隐私保护指引》
        </TapButton>
        <View className="privacy-sheet-answers">
          <TapButton onTap={() => answer(false)}>暂不同意</TapButton>
          <TapButton
            id={AGREE_ID}
            tone="primary"
            openType="agreePrivacyAuthorization"
            onAgreePrivacyAuthorization={() => answer(true)}
          >
            同意并继续
          </TapButton>
        </View>
      </View>
    </Sheet>
  )
}
