"""The example that explains the checklist format, answers to it, and what comes of them."""

EXAMPLE = """\
checklist: inbound-consultation
title: {en: Inbound consultation call, zh_CN: 来电咨询质检表}
scoring:
  method: percentage          # percentage | points | base
  not_applicable: form
  pass_mark: 80
  bands: [{from: 90, title: {en: Excellent, zh_CN: 优秀}}, {from: 80, title: {en: Pass}}, {from: 0, title: {en: Low}}]
sections:
  - code: opening
    title: {en: Opening, zh_CN: 开场}
    weight: 10
    questions:
      - code: greeting
        text: {en: Greets warmly with the standard opening, zh_CN: 热情问候，使用标准开场白}
        guidance: {en: Greeting given at once; company and agent stated.}
        kind: choice
        weight: 4
        options:
          - {code: yes,    text: {en: Yes, zh_CN: 是},     score: 100}
          - {code: partly, text: {en: Partly, zh_CN: 部分}, score: 50}
          - {code: no,     text: {en: No, zh_CN: 否},      score: 0}
        not_applicable: true
        comment: on_loss
        evidence: on_loss
        root_causes: [RC-P.1]
      - code: identity
        text: {en: Confirms the customer's identity before giving account data}
        kind: choice
        weight: 6
        critical: customer
        options:
          - {code: yes, score: 100}
          - {code: no,  score: 0, fails: form}
      - code: hold
        text: {en: Longest silence, seconds}
        kind: number
        weight: 2
        ranges: [{up_to: 5, score: 100}, {up_to: 15, score: 50}, {score: 0}]
        suggest: {measure: dead_air.longest_s}
        show_when: {question: greeting, is: [yes, partly]}
      - code: dead-air
        text: {en: No dead air longer than 5 s without a reason}
        kind: choice
        weight: 3
        suggest: {measure: dead_air.longest_s, ranges: [{up_to: 5, option: yes}, {option: no}]}
        options: [{code: yes, score: 100}, {code: no, score: 0}]
"""
ANSWERS = """\
checklist: inbound-consultation
answers:
  greeting: partly
  identity: yes
  hold: 7.5
  dead-air: yes
comments: {greeting: Company not named}
evidence: {greeting: [[3.2, 6.8]]}
"""
OUTCOME = {
    "checklist": "inbound-consultation",
    "score": 80.0,
    "score_before_fail": 80.0,
    "critical_score": 100.0,
    "verdict": "pass",
    "band": "Pass",
    "failed_by": [],
    "unanswered": [],
    "missing_comment": [],
    "missing_evidence": [],
    "alerts": [],
    "sections": [{"code": "opening", "score": 80.0, "earned": 8.0, "possible": 10.0, "failed": False}],
}
"""What is printed of the score, but for the trace."""
