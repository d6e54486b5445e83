import { Button, Text } from '@tarojs/components'
import { Icon } from './icon'
import './share-button.scss'

export type ShareButtonProps = { path: () => Promise<string | null> }

/** WeChat's own way to share; what is shared says the page's `useShareAppMessage`. */
export function ShareButton(_props: ShareButtonProps) {
  return (
    <Button className="share-button" openType="share">
      <Icon name="share" />
      <Text>分享</Text>
    </Button>
  )
}
