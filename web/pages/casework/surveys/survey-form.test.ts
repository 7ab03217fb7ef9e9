import { expect, test } from 'vitest';
import { readText } from '../../../../src/platform/typed-text/typed-text.ts';
import { readSurvey } from '../../../../src/casework/surveys/survey-file.ts';
import { emptySurvey, isAtFault, nextQuestion, ownFaults, surveyText } from './survey-form.ts';
import type { SurveyForm } from './survey-form.ts';

const full: SurveyForm = {
  id: 'Q1',
  name: '室温: "冬" # 季',
  region: '140300',
  building: '',
  standard: '3.6.1.0.12',
  k: '6',
  questions: [
    { key: 0, type: 'scale', title: '冬季室温', options: '1\n2\n3', required: true },
    { key: 7, type: 'choice', title: '朝向', options: ' 南 \n\n北\n', required: false },
    { key: 3, type: 'text', title: '意见', options: '一\n二', required: false },
  ],
};

const fieldsOf = (form: SurveyForm): string[] => {
  try {
    readSurvey('survey.yaml', readText(surveyText(form)));
    return [];
  } catch (error) {
    return (error as { findings: { evidence: { field: string } }[] }).findings.map(({ evidence }) => evidence.field);
  }
};

test('a form becomes the survey that the server reads, its questions in their order', () => {
  expect(readSurvey('survey.yaml', readText(surveyText(full)))).toEqual({
    id: 'Q1',
    name: '室温: "冬" # 季',
    region: '140300',
    building: null,
    standard: '3.6.1.0.12',
    k: 6,
    questions: [
      { id: 'q1', type: 'scale', title: '冬季室温', options: ['1', '2', '3'], required: true },
      { id: 'q2', type: 'choice', title: '朝向', options: ['南', '北'] },
      { id: 'q3', type: 'text', title: '意见', options: [] },
    ],
  });
  expect(readSurvey('survey.yaml', readText(surveyText({ ...full, building: 'B1' }))).building).toBe('B1');
});

test('what is wrong is found at its field', () => {
  const [scale, choice, ...more] = full.questions as [SurveyForm['questions'][0], SurveyForm['questions'][0]];
  const questions = [{ ...scale, options: '冷\n热' }, { ...choice, options: '南' }, ...more];
  const fields = fieldsOf({ ...full, id: '', region: '', k: '3', questions });
  const named = ['id', 'region', 'k', 'questions.0.options', 'questions.1.options', 'questions.2', 'name'];
  expect(named.map((field) => isAtFault(fields, field))).toEqual([true, true, true, true, true, false, false]);
  expect(fieldsOf({ ...full, questions: [] })).toEqual(['questions']);
  expect(fieldsOf(full)).toEqual([]);
});

test('a question without words is found, and a new one takes a number that none has', () => {
  expect(ownFaults(emptySurvey)).toEqual(['questions.0.title']);
  expect(ownFaults(full)).toEqual([]);
  expect([nextQuestion([]).key, nextQuestion(full.questions).key]).toEqual([0, 8]);
});
