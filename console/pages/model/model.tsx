import { Tabs } from 'antd'
import { Page as PageFrame } from '../../ui/page'
import { useUrlState } from '../../ui/use-url-state'
import { ArtefactView } from './artefact-view'
import { ModelWatch } from './model-watch'

/** What leads are scored by and what guides' time is worth: what is in force, what was refused and why, and how it does. */
export function Page() {
  const [url, setUrl] = useUrlState({ kind: 'model' })
  return (
    <PageFrame title="评分模型与名额价格" about="每晚用已有结果的线索重新训练、定价；通不过检查的不会启用">
      <Tabs
        activeKey={url.kind}
        onChange={(kind) => setUrl({ kind })}
        destroyOnHidden
        items={[
          { key: 'model', label: '评分模型', children: <ArtefactView kind="model" /> },
          { key: 'prices', label: '名额价格', children: <ArtefactView kind="prices" /> },
          { key: 'watch', label: '运行情况', children: <ModelWatch /> },
        ]}
      />
    </PageFrame>
  )
}
