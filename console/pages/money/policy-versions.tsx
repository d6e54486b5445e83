import { ppmText } from '../../format/number-text'
import { Mark, type MarkTone } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { PlainTable } from '../../ui/plain-table'
import { TimeText } from '../../ui/time-text'
import type { SplitVersion } from './answers'
import { PolicyChanges } from './policy-changes'
import { splitSentences } from './policy-sentences'

type Props = { versions: readonly SplitVersion[]; version: string; onPick: (version: string) => void }

/** Every version, and the chosen one in sentences with what it changed; without a choice the one in force. */
export function PolicyVersions({ versions, version, onPick }: Props) {
  const live = liveOf(versions)
  const chosen = versions.find((one) => String(one.version) === version) ?? live
  const before = versions.find((one) => one.version === (chosen?.version ?? 0) - 1)
  return (
    <>
      {chosen && (
        <Panel title={`第 ${chosen.version} 版`} extra={<StandingMark version={chosen} live={live} />}>
          <dl className="facts">
            {splitSentences(chosen.doc).map(({ key, title, text }) => (
              <FactRow key={key} title={title} text={text} />
            ))}
          </dl>
        </Panel>
      )}
      {chosen && before && (
        <Panel title={`比第 ${before.version} 版改了什么`}>
          <PolicyChanges
            label="改了什么"
            before={before.doc}
            after={chosen.doc}
            beforeName={`第 ${before.version} 版`}
            afterName={`第 ${chosen.version} 版`}
          />
        </Panel>
      )}
      <Panel title="全部版本">
        <PlainTable
          label="全部版本"
          rows={versions}
          rowKey={(one) => String(one.version)}
          columns={[
            {
              title: '版本',
              render: (one) => (
                <button
                  type="button"
                  className="link-button"
                  aria-pressed={one === chosen}
                  onClick={() => onPick(String(one.version))}
                >
                  第 {one.version} 版
                </button>
              ),
            },
            { title: '状态', render: (one) => <StandingMark version={one} live={live} /> },
            { title: '佣金池', isNumber: true, render: ({ doc }) => ppmText(doc.poolPpm) },
            { title: '说明', render: ({ note }) => note },
            { title: '生效', render: ({ effectiveFrom }) => <Since at={effectiveFrom} /> },
            { title: '提交', render: ({ publishedAt }) => <TimeText at={publishedAt} /> },
          ]}
        />
      </Panel>
    </>
  )
}

/** The version that holds for an order paid now. */
export function liveOf(versions: readonly SplitVersion[]): SplitVersion | undefined {
  return versions.find(({ effectiveFrom }) => Date.parse(effectiveFrom) <= Date.now()) ?? versions.at(-1)
}

function FactRow({ title, text }: { title: string; text: string }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{text}</dd>
    </>
  )
}

function StandingMark({ version, live }: { version: SplitVersion; live: SplitVersion | undefined }) {
  const [tone, words]: [MarkTone, string] =
    version === live
      ? ['good', '生效中']
      : Date.parse(version.effectiveFrom) > Date.now()
        ? ['info', '将要生效']
        : ['plain', '已被替换']
  return <Mark tone={tone}>{words}</Mark>
}

/** Before there was a brand: from the beginning. */
function Since({ at }: { at: string }) {
  return Date.parse(at) < Date.UTC(2001, 0, 1) ? <>从一开始</> : <TimeText at={at} />
}
