import { Text, View } from '@tarojs/components'
import { codeText } from '../format/code-text'
import { QrCode } from './qr-code'
import './pick-up-code.scss'

/** What a guide scans or types to hand the goods over. */
export function PickUpCode({ code }: { code: string }) {
  return (
    <View className="pick-up-code">
      <QrCode text={code} label={`取货码 ${code} 的二维码`} />
      <Text className="pick-up-code-label">取货码</Text>
      <Text className="pick-up-code-digits" id="pick-up-code">
        {codeText(code)}
      </Text>
      <Text className="pick-up-code-note">到店出示给导购，取货时核对商品</Text>
    </View>
  )
}
