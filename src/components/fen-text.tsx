import { Text } from '@tarojs/components'
import { fenParts, fenText } from '../format/fen-parts'
import { meaning } from '../platform/meaning'
import './fen-text.scss'

type Props = {
  amountFen: number
  size?: 'small' | 'normal' | 'large' | 'figure'
  tone?: 'price' | 'ink'
  /** `起` behind the lowest of several prices, `/月` … */
  suffix?: string
}

/** An amount with large yuan and small cents, in digits of one width; read aloud as one number. */
export function FenText({ amountFen, size = 'normal', tone = 'ink', suffix }: Props) {
  const { sign, yuan, cents } = fenParts(amountFen)
  return (
    <Text
      className={`fen fen-${size} fen-${tone}`}
      {...meaning({ role: 'text', label: `${fenText(amountFen)}${suffix ?? ''}` })}
    >
      <Text className="fen-mark">{`${sign}¥`}</Text>
      <Text className="fen-yuan">{yuan}</Text>
      <Text className="fen-mark">{`.${cents}`}</Text>
      {suffix ? <Text className="fen-suffix">{suffix}</Text> : null}
    </Text>
  )
}
