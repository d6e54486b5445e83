import { Mark } from '../../ui/mark'

/** Whether a column must be filled in, it or another of its kind, or neither. */
export function NeedMark({ need }: { need: 'must' | 'either' | 'may' }) {
  if (need === 'must') return <Mark tone="info">必填</Mark>
  return need === 'either' ? <Mark tone="warn">至少填一列</Mark> : <span className="soft">选填</span>
}
