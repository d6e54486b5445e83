import { Button, Text } from '@tarojs/components'
import { Icon } from './icon'
import './share-button.scss'

export type ShareButtonProps = {
  path: () => Promise<string | null>
  /** The main act of a page instead of one beside others. */
  isWide?: boolean
}

/** WeChat's own way to share; what is shared says the page's `useShareAppMessage`. */
export function ShareButton({ isWide = false }: ShareButtonProps) {
  return (
    <Button className={`share-button${isWide ? ' share-button-wide' : ''}`} openType="share">
      <Icon name="share" />
      <Text>分享</Text>
    </Button>
  )
}
