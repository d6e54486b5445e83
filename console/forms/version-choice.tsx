import { Select, type SelectProps } from 'antd'
import { RULE_SET_STATUS_TEXT } from '../../contract/vocabulary'
import type { Out } from '../api/call'

type RuleSet = Out<'listRuleSets'>['ruleSets'][number]

/** `第 3 版（草稿）：改为按价值分配`. */
export function versionText({ version, status, note }: Pick<RuleSet, 'version' | 'status' | 'note'>): string {
  return `第 ${version} 版（${RULE_SET_STATUS_TEXT[status]}）：${note}`
}

type Props = Pick<SelectProps<number>, 'value' | 'onChange' | 'id'> & {
  ruleSets: readonly RuleSet[] | undefined
}

/** One of the versions of the rules, with its state and note. */
export function VersionChoice({ ruleSets, ...rest }: Props) {
  return (
    <Select
      {...rest}
      showSearch={{ optionFilterProp: 'label' }}
      loading={!ruleSets}
      placeholder="选择规则版本"
      options={(ruleSets ?? []).map((set) => ({ value: set.version, label: versionText(set) }))}
      notFoundContent="还没有可选的版本：先在规则页保存一份草稿"
    />
  )
}
