import { keepOwnDrafts } from './own-drafts'

function storage(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    clear: () => kept.clear(),
  } as unknown as Storage
}

test('a draft outlives a session of its own writer, and not one of somebody else', () => {
  const kept = storage()
  kept.setItem('form:export', 'mine')
  keepOwnDrafts('sf_1', kept)
  keepOwnDrafts('sf_1', kept)
  expect(kept.getItem('form:export')).toBe('mine')
  keepOwnDrafts('sf_2', kept)
  expect(kept.getItem('form:export')).toBeNull()
})
