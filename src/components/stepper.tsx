import { Button, Text, View } from '@tarojs/components'
import { meaning } from '../platform/meaning'
import { Icon } from './icon'
import './stepper.scss'

type Props = { label: string; value: number; min?: number; max: number; onChange: (value: number) => void }

/** A number of pieces. At an end the button is off; why is said where the number comes from. */
export function Stepper({ label, value, min = 1, max, onChange }: Props) {
  return (
    <View className="stepper" {...meaning({ role: 'group', label })}>
      <Button
        className="stepper-button"
        {...meaning({ label: `减少${label}` })}
        disabled={value <= min}
        onClick={() => onChange(Math.max(min, value - 1))}
      >
        <Icon name="minus" size="small" />
      </Button>
      <Text className="stepper-value" {...meaning({ isLive: true })}>
        {value}
      </Text>
      <Button
        className="stepper-button"
        {...meaning({ label: `增加${label}` })}
        disabled={value >= max}
        onClick={() => onChange(Math.min(max, value + 1))}
      >
        <Icon name="plus" size="small" />
      </Button>
    </View>
  )
}
