import { Button, Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Icon } from './icon'
import type { ShareButtonProps } from './share-button'
import './share-button.scss'

/** A browser shares a link: copied, to be sent wherever one likes. */
export function ShareButton({ path, isWide = false }: ShareButtonProps) {
  const [isBusy, setIsBusy] = useState(false)
  const copy = async () => {
    setIsBusy(true)
    const found = await path()
    setIsBusy(false)
    if (found === null) return void Taro.showToast({ title: '暂时不能分享，请稍后再试', icon: 'none' })
    const { origin, pathname } = window.location
    await Taro.setClipboardData({ data: `${origin}${pathname}#${found}` })
    void Taro.showToast({ title: '链接已复制', icon: 'none' })
  }
  return (
    <Button
      className={`share-button${isWide ? ' share-button-wide' : ''}`}
      disabled={isBusy}
      onClick={() => void copy()}
    >
      <Icon name="share" />
      <Text>分享</Text>
    </Button>
  )
}
