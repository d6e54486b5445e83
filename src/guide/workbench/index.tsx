import { Text } from '@tarojs/components'
import { Page } from '../../components/page'

export default function Draft() {
  return (
    <Page isTab>
      <Text>cart</Text>
    </Page>
  )
}
