import { initials } from './avatar';

describe('initials', () => {
  it('are the last two characters of a Chinese name and the first letters of others', () => {
    expect(['李伟', '欧阳建国', 'Lena Kohl', 'liwei', 'a.b-c'].map((name) => initials(name))).toEqual(['李伟', '建国', 'LK', 'L', 'AC']);
    expect(initials('欧阳建国', 16)).toBe('国');
  });
});
