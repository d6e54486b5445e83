import { Text } from '@tarojs/components'
import './tag.scss'

type Props = { children: string; tone?: 'plain' | 'brand' | 'good' | 'warn' | 'bad' | 'info' }

/** A short word about a thing. Its colour repeats what the word says, never more. */
export function Tag({ children, tone = 'plain' }: Props) {
  return <Text className={`tag tag-${tone}`}>{children}</Text>
}
