import * as z from 'zod'
import { endpoint } from './endpoint'
import { Change, RuleDoc, RuleVersion, Sentence } from './rule-finding'

const AUTHORS = ['hq_admin', 'hq_ops'] as const

/** Fields of a rule whose values are the brand's own, to be picked rather than typed. */
const OpenField = z.enum([
  'lead.wish',
  'lead.city',
  'lead.campaign',
  'lead.partner',
  'store.id',
  'store.city',
  'store.region',
  'guide.id',
])

/** What both people changed differently; each is decided for one of the two. */
const Clash = z.object({
  /** `rule:boost-skill`, or `setting:select.objective`. */
  key: z.string(),
  name: z.string(),
  /** What it says with either; a rule one of them removed says so. */
  mine: z.string(),
  theirs: z.string(),
  chosen: z.enum(['mine', 'theirs']).nullable(),
})

/** Brings a draft and what a colleague made of the same version together; saves nothing. */
export const mergeRuleDraft = endpoint({
  name: 'mergeRuleDraft',
  callers: ['ops'],
  roles: AUTHORS,
  isBrandWide: true,
  input: z.strictObject({
    /** What both were made from. */
    parentVersion: RuleVersion,
    /** What the colleague saved. */
    theirVersion: RuleVersion,
    doc: RuleDoc,
    /** Whose word counts where both changed the same, by key. */
    chosen: z.record(z.string().max(120), z.enum(['mine', 'theirs'])).default({}),
  }),
  output: z.object({
    /** Both together; what is not decided yet stands as the colleague left it. */
    doc: z.unknown(),
    clashes: z.array(Clash),
    theirChanges: z.array(Change),
    myChanges: z.array(Change),
    /** What the two together change of the colleague's version. */
    changes: z.array(Change),
  }),
  errors: ['rule_set_unknown', 'rule_set_invalid'],
})

/**
 * Complete rule sets to begin with. `doc` is a whole rule set as `saveRuleSetDraft` takes it, with the newest version as
 * `parentVersion`; `about` says in a paragraph whom it suits, `sentences` what it does, rules first, then settings.
 * The editor opens one at `/rules/:version/edit?template=:templateId`.
 */
export const listRuleTemplates = endpoint({
  name: 'listRuleTemplates',
  callers: ['ops'],
  roles: AUTHORS,
  isBrandWide: true,
  input: z.strictObject({}),
  output: z.object({
    templates: z.array(
      z.object({
        templateId: z.string(),
        name: z.string(),
        about: z.string(),
        doc: z.unknown(),
        sentences: z.array(Sentence),
      }),
    ),
  }),
  errors: [],
})

export const listRuleValues = endpoint({
  name: 'listRuleValues',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance'],
  isBrandWide: true,
  input: z.strictObject({
    field: OpenField,
    /** A part of the name; empty: the first of all. */
    search: z.string().max(40).default(''),
    /** Values whose names are wanted whatever is searched. */
    values: z.array(z.string().max(100)).max(500).default([]),
  }),
  output: z.object({
    values: z.array(
      z.object({
        value: z.string(),
        label: z.string(),
        /** Where a store is, to draw a circle around it. */
        place: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
      }),
    ),
  }),
  errors: [],
})
