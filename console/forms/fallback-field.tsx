import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { RuleSet } from '../../contract/rule-set'
import { AllowedButton } from '../ui/allowed-button'

type Step = RuleSet['fallback'][number]
const STEP_TEXT: Record<Step, string> = { nextStores: '换其他门店', storeManager: '转店长', hqPool: '转总部池' }

/** What happens in turn when no guide can take a lead. */
export function FallbackField({
  fallback,
  onChange,
}: {
  fallback: readonly Step[]
  onChange: (steps: Step[]) => void
}) {
  const left = (Object.keys(STEP_TEXT) as Step[]).filter((step) => !fallback.includes(step))
  const swap = (from: number, to: number) =>
    onChange(fallback.with(from, fallback[to]!).with(to, fallback[from]!) as Step[])
  return (
    <>
      <ol className="fallback">
        {fallback.map((step, i) => (
          <li key={step}>
            <span>{STEP_TEXT[step]}</span>
            <AllowedButton
              size="small"
              type="text"
              icon={<ArrowUpOutlined />}
              aria-label={`${STEP_TEXT[step]}上移`}
              refusal={i === 0 ? '已经是第一步' : null}
              onClick={() => swap(i, i - 1)}
            />
            <AllowedButton
              size="small"
              type="text"
              icon={<ArrowDownOutlined />}
              aria-label={`${STEP_TEXT[step]}下移`}
              refusal={i === fallback.length - 1 ? '已经是最后一步' : null}
              onClick={() => swap(i, i + 1)}
            />
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`去掉${STEP_TEXT[step]}`}
              onClick={() => onChange(fallback.filter((one) => one !== step))}
            />
          </li>
        ))}
      </ol>
      {left.map((step) => (
        <Button
          key={step}
          size="small"
          icon={<PlusOutlined />}
          style={{ marginRight: 8 }}
          onClick={() => onChange([...fallback, step])}
        >
          {STEP_TEXT[step]}
        </Button>
      ))}
    </>
  )
}
