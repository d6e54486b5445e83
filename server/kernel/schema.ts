// Written by `npm run generate` from the migrated database. Do not edit.
import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<Date, Date, Date>
/** Whatever JSON holds; its reader gives it a type. */
type Json = ColumnType<unknown, unknown, unknown>
/** Read as bytes; written as the text PostgreSQL has for them, a backslash, x and hex digits, which travels in JSON. */
type Bytes = ColumnType<Uint8Array, string, string>

export type Schema = {
  after_sale: {
    id: string
    brand_id: string
    order_id: string
    reason: string
    opened_at: Instant
    closed_at: Instant | null
  }
  approval: {
    id: string
    brand_id: string
    kind: 'rule_set' | 'split_policy'
    version: number
    doc: Json | null
    effective_from: Instant
    note: string
    requested_by: string
    requested_at: Instant
    state: 'waiting' | 'approved' | 'refused' | 'withdrawn'
    decided_by: string | null
    decided_at: Instant | null
    decided_reason: string | null
  }
  artefact: {
    brand_id: string
    kind: 'model' | 'prices'
    version: string
    doc: Json
    doc_hash: string
    faults: Json
    made_by: string
    made_at: Instant
    effective_from: Instant | null
    withdrawn_at: Instant | null
    withdrawn_reason: string | null
  }
  assignment: {
    id: string
    brand_id: string
    lead_id: string
    attempt: number
    guide_id: string
    store_id: string | null
    state: 'offered' | 'accepted' | 'contacted' | 'declined' | 'expired' | 'taken_back' | 'done'
    offered_at: Instant
    accept_by: Instant
    answered_at: Instant | null
    answer_reason: string | null
    ended_at: Instant | null
    decision_id: string
    reserved_day: string
    contact_by: Instant | null
    contact_reminded_at: Instant | null
  }
  attribution: {
    id: string
    brand_id: string
    order_id: string
    rev: number
    outcome: 'attributed' | 'unknown'
    rule: string
    policy_version: number
    engine_version: string
    facts: Json
    result: Json
    input_hash: string
    at: Instant
  }
  attribution_day: {
    brand_id: string
    day: string
    kind: 'first' | 'last' | 'linear' | 'path' | 'way' | 'store' | 'guide'
    key: string
    part: string
    orders_ppm: number
    amount_fen: number
  }
  attribution_mark: {
    brand_id: string
    after_id: string
    counted_at: Instant
  }
  attribution_order: {
    order_id: string
    brand_id: string
    attribution_id: string
    paid_on: string
    member_id: string | null
    store_id: string | null
    amount_fen: number
    evidence: 'proven' | 'inferred' | 'unknown'
    way: 'live_app' | 'store_pos' | 'private_transfer' | 'daily_app' | 'campaign_app'
    channels: string[]
    linear_fen: number[]
    linear_ppm: number[]
    guide_ids: string[]
  }
  audit: {
    id: string
    brand_id: string
    actor: string
    action: string
    target: string
    detail: Json
    at: Instant
  }
  backtest: {
    id: string
    brand_id: string
    rule_version: number
    days: number
    state: 'waiting' | 'running' | 'done' | 'failed'
    position: Generated<string>
    done_leads: Generated<number>
    all_leads: Generated<number>
    progress: Json
    report: Json | null
    requested_by: string
    requested_at: Instant
    updated_at: Instant
  }
  backtest_lead: {
    backtest_id: string
    brand_id: string
    lead_id: string
    decided_at: Instant
    tier: string
    segment: string
    logging_version: number
    logged_outcome: 'given' | 'held' | 'none'
    logged_guide: string | null
    logged_store: string | null
    draft_outcome: 'given' | 'held' | 'none'
    draft_guide: string | null
    draft_store: string | null
    logged_pick: string
    live_pick: string
    draft_pick: string
    propensity: number | null
    draft_probability: number
    is_possible: boolean
    is_censored: boolean
    is_won: boolean
    reward_fen: number
  }
  benefit_use: {
    benefit_id: string
    brand_id: string
    used_at: Instant
    guide_id: string
    store_id: string | null
  }
  binding: {
    id: string
    brand_id: string
    member_id: string
    guide_id: string
    store_id: string
    starts_at: Instant
    ends_at: Instant | null
    reason: string
    end_reason: string | null
    touchpoint_id: string | null
  }
  brand: {
    id: string
    name: string
    app_id: string
    created_at: Instant
    is_totp_required: Generated<boolean>
  }
  cart_line: {
    brand_id: string
    member_id: string
    sku_id: string
    quantity: number
    added_fen: number
    is_chosen: Generated<boolean>
    added_at: Instant
    keys: Generated<string[]>
  }
  category: {
    id: string
    brand_id: string
    name: string
    picture_path: string
    position: number
  }
  consent: {
    id: string
    brand_id: string
    member_id: string
    purpose: 'lead_handover' | 'marketing'
    recipient: string
    recipient_name: string
    text_version: string
    is_given: boolean
    at: Instant
  }
  decision: {
    id: string
    brand_id: string
    lead_id: string
    attempt: number
    routing_version: number | null
    scoring_version: number
    engine_version: string
    input: Json | null
    output: Json | null
    hash: string
    fall_through: Json
    at: Instant
    rule_version: number | null
    model_version: string | null
    price_version: string | null
    trace: Bytes | null
    prev_hash: Generated<string>
    mode: Generated<string>
    decided_by: string | null
  }
  decision_seal: {
    brand_id: string
    day: string
    decisions: number
    root_hash: string
    prev_hash: string
    sealed_at: Instant
  }
  dispute: {
    id: string
    brand_id: string
    order_id: string
    opened_by: string
    reason: string
    opened_at: Instant
    resolved_at: Instant | null
    resolved_by: string | null
    resolution: string | null
  }
  export_job: {
    id: string
    brand_id: string
    kind: 'leads' | 'members' | 'orders' | 'statements' | 'audit' | 'stores' | 'guides'
    from_day: string | null
    to_day: string | null
    store_ids: string[] | null
    reason: string
    state: 'running' | 'done' | 'cancelled' | 'swept'
    rows_done: Generated<number>
    next_after: string | null
    pieces: Generated<number>
    leased_until: Instant | null
    created_by: string
    created_at: Instant
    updated_at: Instant
    finished_at: Instant | null
  }
  export_piece: {
    export_id: string
    seq: number
    cipher: string
  }
  follow_up: {
    id: string
    brand_id: string
    lead_id: string
    assignment_id: string
    guide_id: string
    way: string
    note: string
    next_on: string | null
    idempotency_key: string
    at: Instant
  }
  guide: {
    id: string
    brand_id: string
    code: string
    name: string
    role: 'guide' | 'store_manager' | 'concierge'
    grade: number
    skills: string[]
    employment: 'active' | 'left'
    joined_on: string
    left_on: string | null
    leave_from: string | null
    leave_to: string | null
    openid: string | null
    created_at: Instant
    photo_path: string | null
  }
  guide_day_off: {
    guide_id: string
    day: string
    brand_id: string
  }
  guide_funnel_day: {
    brand_id: string
    day: string
    guide_id: string
    exposed: number
    met: number
  }
  guide_load: {
    guide_id: string
    brand_id: string
    is_taking: boolean
    presence_at: Instant
    day: string
    day_used: Generated<number>
    day_cap: number
    open_used: Generated<number>
    open_cap: number
    member_used: Generated<number>
    member_cap: number
    last_assigned_at: Instant | null
  }
  guide_store: {
    guide_id: string
    store_id: string
    is_home: boolean
  }
  guide_week: {
    guide_id: string
    brand_id: string
    as_of: string
    offers: number
    accepted: number
    contacted: number
    accept_minutes_p50: number | null
  }
  import_fault: {
    import_id: string
    line: number
    reasons: Json
    row_cipher: string
  }
  import_heading: {
    brand_id: string
    kind: 'stores' | 'guides' | 'members' | 'leads' | 'orders'
    heading: string
    field: string | null
    noted_at: Instant
  }
  import_job: {
    id: string
    brand_id: string
    kind: 'stores' | 'guides' | 'members' | 'leads' | 'orders'
    file_name: string
    file_hash: string
    file_bytes: number
    header: string
    line_end: string
    pieces: number
    may_update: boolean
    state: 'receiving' | 'checking' | 'checked' | 'running' | 'done' | 'cancelled'
    next_seq: number
    next_char: number
    next_line: number
    rows_read: Generated<number>
    rows_added: Generated<number>
    rows_updated: Generated<number>
    rows_same: Generated<number>
    rows_faulty: Generated<number>
    rows_all: number | null
    leased_until: Instant | null
    created_by: string
    created_at: Instant
    updated_at: Instant
    finished_at: Instant | null
    columns: Json | null
  }
  import_piece: {
    import_id: string
    seq: number
    text_hash: string
    cipher: string
  }
  import_row: {
    brand_id: string
    kind: 'stores' | 'guides' | 'members' | 'leads' | 'orders'
    key: string
    input_hash: string
    at: Instant
  }
  inbox: {
    brand_id: string
    source: string
    external_id: string
    waits_for: string
    payload: Json
    payload_hash: string
    state: 'parked' | 'done' | 'refused'
    outcome: string | null
    received_at: Instant
    settled_at: Instant | null
  }
  invitation: {
    code_hash: string
    brand_id: string
    guide_id: string
    created_by: string
    created_at: Instant
    expires_at: Instant
    used_at: Instant | null
  }
  join_gift: {
    brand_id: string
    title: string
    valid_days: number
    set_at: Instant
    stock: number | null
  }
  journal: {
    id: string
    brand_id: string
    kind: string
    source_id: string
    period_id: string
    input_hash: string
    effective_at: Instant
    recorded_at: Instant
    actor: string
  }
  lead: {
    id: string
    brand_id: string
    member_id: string
    wish: string
    channel: string
    state: 'offered' | 'accepted' | 'contacted' | 'pooled' | 'won' | 'lost'
    score: number
    score_reasons: Json
    scoring_version: number
    store_id: string | null
    guide_id: string | null
    scene_store_id: string | null
    scene_guide_id: string | null
    partner_id: string | null
    city: string | null
    cell_latitude: number | null
    cell_longitude: number | null
    unroutable_reason: string | null
    attempts: Generated<number>
    merged_count: Generated<number>
    idempotency_key: string
    input_hash: string
    arrived_at: Instant
    first_contact_at: Instant | null
    closed_at: Instant | null
    visit_at: Instant | null
    facts: Json | null
    model_version: string | null
    retry_at: Instant | null
  }
  lead_day: {
    brand_id: string
    day: string
    store_id: string
    leads: number
    won: number
    made_at: Instant
  }
  lead_merge: {
    brand_id: string
    idempotency_key: string
    input_hash: string
    lead_id: string
    touchpoint_id: string
    at: Instant
  }
  lead_note: {
    id: string
    brand_id: string
    lead_id: string
    actor: string
    note: string
    at: Instant
  }
  ledger_day: {
    brand_id: string
    day: string
    account: string
    party_kind: string
    debit_fen: number
    credit_fen: number
    postings: number
  }
  ledger_fold: {
    brand_id: string
    folded_until: Instant
  }
  lot: {
    id: string
    brand_id: string
    order_id: string
    order_line_id: string
    ordinal: number
    role: string
    party_kind: 'guide' | 'store' | 'hq'
    party_id: string
    weight: number
  }
  member: {
    id: string
    brand_id: string
    state: 'visitor' | 'member' | 'merged'
    merged_into: string | null
    display_name: string | null
    phone_cipher: string | null
    phone_masked: string | null
    source_channel: string
    source_code: string | null
    registered_at: Instant | null
    accepts_contact: Generated<boolean>
    chain_seq: Generated<number>
    chain_hash: Generated<string>
    created_at: Instant
    erased_at: Instant | null
    is_personalised: Generated<boolean>
  }
  member_address: {
    id: string
    brand_id: string
    member_id: string
    cipher: string
    phone_masked: string
    is_default: boolean
    saved_at: Instant
    save_key: string | null
  }
  member_benefit: {
    id: string
    brand_id: string
    member_id: string
    kind: string
    title: string
    granted_at: Instant
    valid_until: Instant
    code: Generated<string>
  }
  member_figure: {
    member_id: string
    brand_id: string
    entered_on: string
    channel: string
    stage: 'seen' | 'joined' | 'met' | 'bought'
    orders: number
    spent_fen: number
    tier: 'none' | 'silver' | 'gold' | 'black'
    last_active_at: Instant | null
    counted_on: string
  }
  member_identity: {
    brand_id: string
    kind: 'openid' | 'unionid' | 'phone' | 'member_code'
    value: string
    member_id: string
    since: Instant
    is_proven: Generated<boolean>
  }
  member_merge: {
    brand_id: string
    from_member_id: string
    into_member_id: string
    reason: string
    at: Instant
    actor: Generated<string>
  }
  member_merge_kept: {
    from_member_id: string
    brand_id: string
    into_member_id: string
    at: Instant
    kept: Json
  }
  member_segment: {
    brand_id: string
    id: string
    name: string
    filters: Json
    size: number | null
    is_capped: Generated<boolean>
    counted_at: Instant | null
    created_by: string
    created_at: Instant
  }
  member_unmerge: {
    brand_id: string
    from_member_id: string
    into_member_id: string
    merged_at: Instant
    reason: string
    actor: string
    outcome: Json
    at: Instant
  }
  nightly_run: {
    brand_id: string
    job: string
    day: string
    position: Generated<string>
    done_at: Instant | null
    tries: Generated<number>
    outcome: string | null
  }
  onboarding_step: {
    id: string
    brand_id: string
    member_id: string
    step: 'join' | 'wecom' | 'group'
    event: 'shown' | 'done' | 'skipped'
    proof: 'client' | 'server'
    store_id: string | null
    at: Instant
  }
  order_event: {
    id: string
    brand_id: string
    order_id: string
    kind: string
    actor: string
    detail: Json
    at: Instant
  }
  order_line: {
    id: string
    order_id: string
    line_no: number
    sku_id: string
    title: string
    quantity: number
    unit_fen: number
    discount_fen: number
    net_fen: number
  }
  orders: {
    id: string
    brand_id: string
    source: 'miniprogram' | 'pos' | 'private_transfer'
    order_no: string
    channel: string
    member_id: string | null
    store_id: string | null
    seller_guide_id: string | null
    lead_id: string | null
    state: 'placed' | 'paid' | 'shipped' | 'received' | 'matured' | 'cancelled'
    goods_fen: number
    discount_fen: number
    paid_fen: number
    placed_at: Instant
    paid_at: Instant | null
    received_at: Instant | null
    matured_at: Instant | null
    payment_ref: string | null
    proof_ref: string | null
    input_hash: string
    recorded_by: string
    recorded_at: Instant
    fulfilment: 'delivery' | 'pickup' | null
    pay_by: Instant | null
    remark: Generated<string>
    address_cipher: string | null
    pick_up_code: string | null
    carrier: string | null
    tracking_no: string | null
    shipped_at: Instant | null
    cancelled_at: Instant | null
  }
  outbox: {
    id: string
    brand_id: string
    topic: string
    key: string
    payload: Json
    created_at: Instant
    due_at: Instant
    attempts: Generated<number>
    last_error: string | null
    sent_at: Instant | null
    parked_at: Instant | null
  }
  partner: {
    id: string
    brand_id: string
    name: string
    day_quota: number
    day: string
    day_used: Generated<number>
    quality: number
    payable_rate_ppm: number
    is_active: Generated<boolean>
    created_at: Instant
  }
  partner_key: {
    key_id: string
    partner_id: string
    secret_cipher: string
    created_at: Instant
    expires_at: Instant | null
  }
  partner_nonce: {
    key_id: string
    nonce: string
    at: Instant
  }
  payout_result: {
    brand_id: string
    statement_id: string
    result: 'paid' | 'failed'
    payment_ref: string | null
    reason: string | null
    recorded_by: string
    recorded_at: Instant
  }
  period: {
    brand_id: string
    id: string
    starts_at: Instant
    ends_at: Instant
    status: 'open' | 'closed'
    root_hash: string | null
    manifest: Json | null
    closed_at: Instant | null
    closed_by: string | null
  }
  phone_reveal: {
    id: string
    brand_id: string
    member_id: string
    actor: string
    lead_id: string | null
    reason: string
    at: Instant
  }
  pilot: {
    id: string
    brand_id: string
    rule_version: number
    state: 'planned' | 'running' | 'stopped' | 'rolled_out' | 'rolled_back'
    plan: Json
    guardrails: Json
    starts_on: string
    ends_on: string
    created_by: string
    created_at: Instant
    started_by: string | null
    started_at: Instant | null
    ended_by: string | null
    ended_at: Instant | null
    end_reason: string | null
    reading: Json | null
    read_at: Instant | null
    position: Generated<string>
  }
  pilot_lead: {
    pilot_id: string
    brand_id: string
    lead_id: string
    decided_at: Instant
    day: string
    store_id: string
    cluster_id: string
    arm: 'draft' | 'live' | 'control'
    guide_id: string | null
    candidates: string[]
  }
  policy: {
    brand_id: string
    kind: 'scoring' | 'routing' | 'split'
    version: number
    doc: Json
    doc_hash: string
    effective_from: Instant
    note: string
    published_by: string
    published_at: Instant
  }
  posting: {
    journal_id: string
    seq: number
    lot_id: string
    debit: 'expense' | 'accrued' | 'available' | 'held' | 'in_transit' | 'clawback' | 'cash'
    credit: 'expense' | 'accrued' | 'available' | 'held' | 'in_transit' | 'clawback' | 'cash'
    amount_fen: number
  }
  priced_day: {
    brand_id: string
    day: string
    model_version: string
    rule_version: number
    doc: Json
    made_at: Instant
  }
  product: {
    brand_id: string
    id: string
    category_id: string
    title: string
    subtitle: string
    maker_name: string
    picture_paths: string[]
    story: string[]
    facts: Json
    choices: string[]
    search_text: string
    is_listed: boolean
    listed_at: Instant
    sold: Generated<number>
  }
  refund: {
    id: string
    brand_id: string
    order_id: string
    refund_no: string
    amount_fen: number
    reason: string
    input_hash: string
    refunded_at: Instant
    recorded_at: Instant
  }
  refund_line: {
    refund_id: string
    order_line_id: string
    amount_fen: number
  }
  refund_request: {
    id: string
    brand_id: string
    order_id: string
    refund_no: string
    state: 'requested' | 'approved' | 'refunded' | 'declined' | 'withdrawn'
    amount_fen: number
    reason: string
    note: string
    answer: string | null
    input_hash: string
    save_key: string
    requested_at: Instant
    decided_at: Instant | null
    decided_by: string | null
    settled_at: Instant | null
  }
  refund_request_line: {
    refund_request_id: string
    order_line_id: string
    quantity: number
    amount_fen: number
  }
  refund_sending: {
    refund_request_id: string
    brand_id: string
    sent_at: Instant | null
    ask_at: Instant
    asks: number
    parked_at: Instant | null
  }
  region: {
    id: string
    brand_id: string
    name: string
  }
  report_change: {
    brand_id: string
    day: string
  }
  report_day: {
    brand_id: string
    day: string
    leads: number
    unrouted: number
    decisions: number
    explored: number
    held: number
    accept_minutes: Json
    contact_minutes: Json
    mix: Json
    made_at: Instant
  }
  routing_day: {
    brand_id: string
    day: string
    figures: Json
    made_at: Instant
  }
  rule_set: {
    brand_id: string
    version: number
    parent: number | null
    doc: Json
    doc_hash: string
    note: string
    expected_metric: string | null
    expected_change_ppm: number | null
    review_on: string | null
    created_by: string
    created_at: Instant
  }
  rule_set_event: {
    id: string
    brand_id: string
    version: number
    status: 'draft' | 'shadow' | 'pilot' | 'live' | 'retired'
    effective_from: Instant
    actor: string
    approved_by: string | null
    reason: string
    detail: Json
    at: Instant
  }
  rule_set_review: {
    brand_id: string
    version: number
    measured: Json
    note: string
    reviewed_by: string
    reviewed_at: Instant
  }
  saved_view: {
    staff_id: string
    brand_id: string
    list: string
    name: string
    search: string
    saved_at: Instant
  }
  scan_code: {
    code: string
    brand_id: string
    kind: 'store' | 'guide' | 'campaign' | 'poster' | 'channel'
    store_id: string | null
    guide_id: string | null
    partner_id: string | null
    campaign: string | null
    channel: string
    created_by: string
    created_at: Instant
    expires_at: Instant | null
    voided_at: Instant | null
    void_reason: string | null
  }
  schema_migration: {
    version: string
    name: string
    hash: string
    ran_at: Generated<Instant>
  }
  session: {
    token_hash: string
    brand_id: string
    kind: 'staff' | 'wechat'
    subject: string
    unionid: string | null
    created_at: Instant
    expires_at: Instant
    revoked_at: Instant | null
  }
  settlement_run: {
    order_line_id: string
    rev: number
    brand_id: string
    cause: string
    policy_version: number
    engine_version: string
    attribution_id: string
    remaining_fen: number
    pool_fen: number
    targets: number[]
    input_hash: string
    output_hash: string
    at: Instant
  }
  share_code: {
    brand_id: string
    member_id: string
    subject: string
    code: string
    made_at: Instant
  }
  sign_in_source: {
    brand_id: string
    address_hash: string
    failed_at_ms: number[]
    seen_at: Instant
  }
  sku: {
    brand_id: string
    id: string
    title: string
    list_fen: number
    is_listed: Generated<boolean>
    product_id: string | null
    options: Generated<string[]>
    picture_path: Generated<string>
    position: Generated<number>
  }
  staff: {
    id: string
    brand_id: string
    login: string
    name: string
    password_hash: string
    role: 'hq_admin' | 'hq_ops' | 'finance' | 'store_manager'
    region_ids: Generated<string[]>
    store_ids: Generated<string[]>
    is_active: Generated<boolean>
    failed_attempts: Generated<number>
    locked_until: Instant | null
    created_at: Instant
    last_sign_in_at: Instant | null
    must_change_password: Generated<boolean>
  }
  staff_recovery_code: {
    staff_id: string
    brand_id: string
    code_hash: string
    used_at: Instant | null
  }
  staff_totp: {
    staff_id: string
    brand_id: string
    secret_cipher: string
    last_step: number
    started_at: Instant
    confirmed_at: Instant | null
  }
  statement: {
    id: string
    brand_id: string
    period_id: string
    party_kind: string
    party_id: string
    earned_fen: number
    clawback_fen: number
    payable_fen: number
    line_count: number
    hash: string
    state: 'draft' | 'approved' | 'exported' | 'paid'
    approved_by: string | null
    exported_at: Instant | null
    paid_at: Instant | null
    payment_ref: string | null
    approved_at: Instant | null
    exported_by: string | null
    paid_by: string | null
  }
  statement_line: {
    statement_id: string
    lot_id: string
    kind: 'earned' | 'clawback'
    amount_fen: number
  }
  stock: {
    brand_id: string
    location: string
    sku_id: string
    on_hand: number
    reserved: Generated<number>
    changed_at: Instant
  }
  stock_hold: {
    brand_id: string
    order_id: string
    sku_id: string
    location: string
    quantity: number
    state: 'held' | 'taken' | 'released'
    changed_at: Instant
  }
  store: {
    id: string
    brand_id: string
    region_id: string
    code: string
    name: string
    kind: 'own' | 'franchise' | 'partner' | 'discount'
    status: 'open' | 'closed'
    city: string
    address: string
    latitude: number
    longitude: number
    opens_minute: number
    closes_minute: number
    is_pilot: Generated<boolean>
    created_at: Instant
    operation_mode: Generated<'company' | 'staff'>
  }
  store_class: {
    store_id: string
    brand_id: string
    as_of: string
    revenue_fen: number
    maturity_ppm: number
    revenue_class: 'A' | 'B' | 'C'
    maturity_class: 'A' | 'B' | 'C'
  }
  store_day: {
    brand_id: string
    day: string
    store_id: string
    leads: number
    won: number
    mornings: number
    afternoons: number
    visits: number
    sales: number
    sold_fen: number
    offers: number
    accepted: number
    accept_minutes: number[]
    order_fen: number
    lead_order_fen: number
  }
  subscription_count: {
    brand_id: string
    member_id: string
    subscription: string
    remaining: number
    answered_at: Instant
  }
  suspicion: {
    id: string
    brand_id: string
    subject_kind: 'lead' | 'order'
    subject_id: string
    rule: string
    evidence: Json
    raised_by: string
    raised_at: Instant
    state: 'pending' | 'isolated' | 'appealed' | 'released'
  }
  suspicion_step: {
    suspicion_id: string
    seq: number
    kind: 'raised' | 'appealed' | 'decided'
    state: 'pending' | 'isolated' | 'appealed' | 'released'
    words: string | null
    actor: string
    at: Instant
  }
  touchpoint: {
    id: string
    brand_id: string
    member_id: string
    seq: number
    kind: string
    channel: string
    quality: number
    guide_id: string | null
    store_id: string | null
    partner_id: string | null
    code: string | null
    campaign: string | null
    proof: string
    context: Json
    idempotency_key: string
    occurred_at: Instant
    received_at: Instant
    prev_hash: string
    hash: string
    subject: string | null
  }
  wechat_token: {
    app_id: string
    token_cipher: string
    expires_at: Instant
  }
}
