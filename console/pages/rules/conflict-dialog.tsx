import { Modal, Radio } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { RuleSet } from '../../../contract/rule-set'
import type { In, Out } from '../../api/call'
import type { Failure } from '../../api/reply'
import { useAsk } from '../../api/use-ask'
import { timeText } from '../../format/time-text'
import { AllowedButton } from '../../ui/allowed-button'
import { AskedView } from '../../ui/state-view'
import { ChangeList } from './change-list'

/** The version a colleague saved of the same parent meanwhile. */
export type Conflict = { version: number; note: string; byName: string | null; at: string }

/** Reads from a refusal who was first; null when it was refused for something else. */
export function readConflict({ code, details }: Failure): Conflict | null {
  if (code !== 'rule_set_conflict' || typeof details.version !== 'number') return null
  const { version, note, byName, at } = details
  return { version, note: String(note), byName: byName ? String(byName) : null, at: String(at) }
}

type Chosen = NonNullable<In<'mergeRuleDraft'>['chosen']>
type Props = {
  conflict: Conflict
  parentVersion: number
  doc: RuleSet
  /** Goes on with a document on top of the colleague's version. */
  onTake: (doc: RuleSet, parent: number) => void
  onClose: () => void
}

/** Somebody else changed the same version: both changes side by side, and three ways on. Nothing is overwritten. */
export function ConflictDialog({ conflict, parentVersion, doc, onTake, onClose }: Props) {
  const [chosen, setChosen] = useState<Chosen>({})
  const { version, byName, at, note } = conflict
  const asked = useAsk('mergeRuleDraft', { parentVersion, theirVersion: version, doc, chosen })
  const open = asked.data?.clashes.filter((clash) => clash.chosen === null).length ?? 0
  const merge = () => asked.data && onTake(asked.data.doc as RuleSet, version)
  return (
    <Modal
      open
      width={920}
      title={`${byName ?? '同事'}在${timeText(at)} 先保存了第 ${version} 版`}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <AllowedButton key="back" onClick={onClose}>
          先不保存，继续编辑
        </AllowedButton>,
        <AllowedButton key="own" onClick={() => onTake(doc, version)}>
          只用我的内容，排在第 {version} 版之后
        </AllowedButton>,
        <AllowedButton
          key="merge"
          type="primary"
          refusal={!asked.data || asked.isRefreshing ? '正在合并' : open > 0 ? `还有 ${open} 处要选用谁的` : null}
          onClick={merge}
        >
          合并两人的改动
        </AllowedButton>,
      ]}
    >
      <p className="sentence" style={{ marginTop: 0 }}>
        你们都从第 {parentVersion} 版改起，TA 的说明是「{note}」。
        <Link to={`/rules/${version}`} target="_blank">
          新窗口查看第 {version} 版
        </Link>
        。两份都不会丢：合并后还要再检查、再保存，成为新的一版。
      </p>
      <AskedView asked={asked}>
        {(merged) => (
          <Merging merged={merged} version={version} onChoose={(change) => setChosen({ ...chosen, ...change })} />
        )}
      </AskedView>
    </Modal>
  )
}

type MergingProps = { merged: Out<'mergeRuleDraft'>; version: number; onChoose: (chosen: Chosen) => void }

function Merging({ merged, version, onChoose }: MergingProps) {
  const { clashes, theirChanges, myChanges, changes } = merged
  return (
    <div className="merging">
      <div className="two-sides">
        <section>
          <h3>TA 改了（{theirChanges.length}）</h3>
          <ChangeList changes={theirChanges} none="没有改动。" />
        </section>
        <section>
          <h3>我改了（{myChanges.length}）</h3>
          <ChangeList changes={myChanges} none="没有改动。" />
        </section>
      </div>
      {clashes.length > 0 && (
        <section>
          <h3>两人都改了，用谁的？（{clashes.length}）</h3>
          {clashes.map(({ key, name, mine, theirs, chosen }) => (
            <fieldset key={key} className="clash">
              <legend>{name}</legend>
              <Radio.Group
                value={chosen}
                onChange={({ target }) => onChoose({ [key]: target.value })}
                options={[
                  { value: 'theirs', label: `用 TA 的：${theirs}` },
                  { value: 'mine', label: `用我的：${mine}` },
                ]}
              />
            </fieldset>
          ))}
        </section>
      )}
      <section>
        <h3>合并后，比第 {version} 版改了</h3>
        <ChangeList
          changes={changes}
          none={
            clashes.some(({ chosen }) => chosen === null)
              ? '先在上面选好用谁的。'
              : '没有不同：你的改动都已经在里面，或都选了 TA 的。'
          }
        />
      </section>
    </div>
  )
}
